import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The browser's own cookie stores, which have the cookies themselves. */
const COOKIE_STORES = /(?:^|\/)(?:Cookies(?:-journal)?|cookies\.sqlite(?:-wal|-shm)?)$/;
/** A compressed file may have a long text in parts. */
const PART = 16;

/** The files of a profile, except the cookie stores, in which a part of such a text is, as bytes or as UTF-16: "name: file". */
export function filesWithTexts(profile: string, texts: Record<string, string>): string[] {
  const needles = Object.entries(texts).map(([name, text]) => {
    const parts: string[] = [];
    for (let start = 0; start + PART <= text.length; start += PART) parts.push(text.slice(start, start + PART));
    return [name, parts.flatMap((part) => [Buffer.from(part), Buffer.from(part, 'utf16le')])] as const;
  });
  return filesWith(profile, Object.fromEntries(needles));
}

/** The files of a profile, except the cookie stores, in which any of these octets is: "name: file". */
export function filesWith(profile: string, needles: Record<string, Buffer[]>): string[] {
  const starts = new Uint8Array(2 ** 16);
  for (const needle of Object.values(needles).flat()) starts[needle.readUInt16LE()] = 1;
  return filesIn(profile)
    .filter((file) => !COOKIE_STORES.test(file))
    .flatMap((file) =>
      [...namesIn(readFileSync(file), needles, starts)].map((name) => `${name}: ${relative(profile, file)}`),
    );
}

/** Reads a content once, however many needles there are. */
function namesIn(content: Buffer, needles: Record<string, Buffer[]>, starts: Uint8Array): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + 1 < content.length; at++) {
    if (starts[(content[at] ?? 0) | ((content[at + 1] ?? 0) << 8)] !== 1) continue;
    for (const [name, all] of Object.entries(needles)) {
      if (all.some((needle) => content.subarray(at, at + needle.length).equals(needle))) found.add(name);
    }
  }
  return found;
}

/** Removes the cookie stores of a profile whose browser has ended: it starts with no cookies. */
export function removeCookieFiles(profile: string): void {
  for (const file of filesIn(profile)) if (COOKIE_STORES.test(file)) rmSync(file);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
