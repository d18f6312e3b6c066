import { toOctets, toText } from '../../cookie/octets.ts';

/** Control characters, line separators, and characters that change the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be written as they are.
const CONTROL = /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/**
 * One word for sh, bash, zsh and fish that stands for exactly these octets. Nothing that a terminal acts upon is in it:
 * control characters, and octets that are not UTF-8, are written by `printf`, which knows octal escapes in each of these
 * shells. No word can hold a NUL, and no shell keeps the line feeds at the end of what a command prints: both are left out.
 */
export function shellQuote(octets: string): string {
  return isPlain(octets) ? literal(toText(octets)) : `"$(${printf(octets.replaceAll('\0', ''))})"`;
}

/** Whether the octets can be written as the text that they are. */
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
 * Within single quotes sh, bash and zsh change nothing; fish reads `\'` and `\\` there. So quotes and backslashes stand
 * outside, where a backslash before them means the same to all four.
 */
function literal(text: string): string {
  if (text === '') return "''";
  return text.replace(/['\\]+|[^'\\]+/g, (run) => (/['\\]/.test(run) ? run.replace(/./g, '\\$&') : `'${run}'`));
}
