import { toOctets, toText } from '../../cookie/octets.ts';

/** All control characters but the line feed, which a shell reads on within quotes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be written as they are.
const CONTROL = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/;

/**
 * One word for a POSIX shell that stands for exactly these octets, whatever they are. Nothing that a terminal could act upon
 * is in it: control characters, and octets that are not UTF-8, are written by `printf`, which knows octal escapes
 * everywhere. No word can hold a NUL: it is left out.
 */
export function shellQuote(octets: string): string {
  const text = toText(octets);
  if (!CONTROL.test(text) && toOctets(text) === octets) return singleQuoted(text);
  // A shell cuts the line feeds at the end of what a command prints.
  const end = /\n*$/.exec(octets)?.[0] ?? '';
  const escaped = octets
    .slice(0, octets.length - end.length)
    .replaceAll('\0', '')
    .replace(/^-|[^ -~]|[\\%]/g, (octet) => `\\${octet.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return `"$(printf ${singleQuoted(escaped)})"${end === '' ? '' : singleQuoted(end)}`;
}

/** Within single quotes a shell changes nothing; a quote itself cannot be there. */
function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
