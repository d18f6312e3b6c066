/**
 * Small files in the extension's private file system (OPFS). A file that was removed is in no file of the browser's
 * profile any more, whereas both browsers keep removed records of their databases (docs/decisions.md).
 */
export type Files = ReturnType<typeof createFiles>;

export function createFiles() {
  let folder: FileSystemDirectoryHandle | null = null;

  /** null: Firefox gives an extension no such files if it never remembers history, or if a preference forbids them. */
  async function ownFolder(): Promise<FileSystemDirectoryHandle | null> {
    try {
      folder ??= await navigator.storage.getDirectory();
    } catch {
      return null;
    }
    return folder;
  }

  async function canErase(): Promise<boolean> {
    return (await ownFolder()) !== null;
  }

  async function fileNames(): Promise<string[]> {
    const names: string[] = [];
    for await (const [name] of (await ownFolder())?.entries() ?? []) names.push(name);
    return names;
  }

  /** All files, by name, also what a write that was interrupted has left behind; null: a file that cannot be read. */
  async function readFiles(): Promise<Map<string, Uint8Array<ArrayBuffer> | null>> {
    const files = new Map<string, Uint8Array<ArrayBuffer> | null>();
    for await (const [name, handle] of (await ownFolder())?.entries() ?? []) {
      files.set(name, await contentOf(handle as FileSystemFileHandle).catch(() => null));
    }
    return files;
  }

  /** Writes a file as a whole: after a crash it has the old or the new content. */
  async function writeFile(name: string, content: Uint8Array<ArrayBuffer>): Promise<void> {
    const handle = await (await ownFolder())?.getFileHandle(name, { create: true });
    const writable = await handle?.createWritable();
    await writable?.write(content);
    await writable?.close();
  }

  /** Removes files; one that is not there is no error. */
  async function removeFiles(names: readonly string[]): Promise<void> {
    const place = await ownFolder();
    await Promise.all(names.map((name) => place?.removeEntry(name).catch(ignoreMissing)));
  }

  return { canErase, fileNames, readFiles, writeFile, removeFiles };
}

async function contentOf(handle: FileSystemFileHandle): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await handle.getFile()).arrayBuffer());
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
}
