import { expect, test } from 'vitest';
import { readCookies } from '../../../../src/formats/formats.ts';
import { textOfFile } from '../../../../src/model/import/text-of-file.ts';

const TEXT = '# Netscape HTTP Cookie File\r\nshop.test\tFALSE\t/\tFALSE\t0\tn\tgröße\r\n';
const utf16 = (isLittle: boolean): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(2 * (TEXT.length + 1)));
  for (const [at, character] of ['\ufeff', ...TEXT].entries())
    view.setUint16(2 * at, character.charCodeAt(0), isLittle);
  return new Uint8Array(view.buffer);
};

test.each([
  ['UTF-8', new TextEncoder().encode(TEXT)],
  ['UTF-8 with a byte order mark', new TextEncoder().encode(`\ufeff${TEXT}`)],
  ['UTF-16 of PowerShell', utf16(true)],
  ['UTF-16 with the higher octet first', utf16(false)],
])('a file in %s is read', async (_, octets) => {
  const text = await textOfFile(new Blob([octets]));
  expect(text).toBe(TEXT);
});

test('a file that is not in UTF-8 is read, and its cookies say that characters were replaced', async () => {
  const latin = Uint8Array.from(TEXT, (character) => character.charCodeAt(0));
  const { cookies, problems } = readCookies(await textOfFile(new Blob([latin])));
  expect(problems).toEqual([]);
  expect(cookies.map(({ warnings }) => warnings.some(({ code }) => code === 'characterReplaced'))).toEqual([true]);
});
