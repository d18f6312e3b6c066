import { TEXT_BOUNDS } from '../../formats/format/text-bounds.ts';

/** A text of more octets is too long to be read in any encoding: no character takes more than four. */
const MAX_OCTETS = 4 * (TEXT_BOUNDS.length + 1);

/** The text of a file: UTF-16 where it begins with the byte order mark of that, as PowerShell and Excel write it, else UTF-8. */
export async function textOfFile(file: Blob): Promise<string> {
  const octets = new Uint8Array(await file.slice(0, MAX_OCTETS).arrayBuffer());
  return new TextDecoder(encodingOf(octets)).decode(octets);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
