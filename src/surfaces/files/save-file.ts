/** How long the browser may take to read what it was given, in milliseconds. */
const READ_MS = 60_000;

/** Saves a text as a file, as a click on a link to it does: no permission is needed, and nothing is sent anywhere. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), READ_MS);
}
