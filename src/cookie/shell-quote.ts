import { toOctets, toText } from './octets.ts';

/** Control characters, line separators, and characters that change the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be written as they are.
const CONTROL = /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/**
 * One word for sh, bash, zsh and fish that means exactly these octets. It has no characters that a terminal interprets:
 * control characters, and octets that are not UTF-8, are written by `printf`, which supports octal escapes in each of these
 * shells. Two things are lost: NUL, which no word can contain, and line feeds at the end, which shells remove from output.
 */
export function shellQuote(octets: string): string {
  return isPlain(octets) ? literal(toText(octets)) : `"$(${printf(octets.replaceAll('\0', ''))})"`;
}

/** Whether the octets can be written as plain text. */
export function isPlain(octets: string): boolean {
  const text = toText(octets);
  return !CONTROL.test(text) && toOctets(text) === octets;
}

/** A command that prints exactly these octets, whatever they are, also NUL and line feeds. */
export function printf(octets: string): string {
  // Bash replaces "!" within double quotes when a person types or pastes a line.
  const format = octets.replace(
    /^-|[^ -~]|[\\%!]/g,
    (octet) => `\\${octet.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `printf ${literal(format)}`;
}

/**
 * Within single quotes sh, bash and zsh change nothing, but fish reads `\'` and `\\`. So quotes and backslashes are written
 * outside, where a backslash before them has the same meaning in all four.
 */
function literal(text: string): string {
  if (text === '') return "''";
  return text.replace(/['\\]+|[^'\\]+/g, (run) => (/['\\]/.test(run) ? run.replace(/./g, '\\$&') : `'${run}'`));
}
