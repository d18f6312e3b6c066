import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The browser's own cookie stores, which have the cookies themselves. */
const COOKIE_STORES = /(?:^|\/)(?:Cookies(?:-journal)?|cookies\.sqlite(?:-wal|-shm)?)$/;
/** A compressed file may have a long text in parts. */
const PART = 16;

/** The files of a profile, except the cookie stores, in which a part of this text is as bytes or as UTF-16. */
export function filesWithText(profile: string, text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start + PART <= text.length; start += PART) parts.push(text.slice(start, start + PART));
  return filesWith(
    profile,
    parts.flatMap((part) => [Buffer.from(part), Buffer.from(part, 'utf16le')]),
  );
}

/** The files of a profile, except the cookie stores, in which any of these is. */
export function filesWith(profile: string, needles: Buffer[]): string[] {
  return filesIn(profile)
    .filter((file) => !COOKIE_STORES.test(file))
    .filter((file) => {
      const content = readFileSync(file);
      return needles.some((needle) => content.includes(needle));
    })
    .map((file) => relative(profile, file));
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
