// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be made visible.
const INVISIBLE = /[\0-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Longer texts are cut in a list; details show all. */
const LIST_LENGTH = 160;

/** A text with visible control characters: as symbols, those for the direction of text as numbers. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `\u2039U+${code.toString(16).toUpperCase().padStart(4, '0')}\u203a`;
  });
}

/** The start of a byte string for a list, ready for `toText`: never cut within a UTF-8 character. */
export function listOctets(octets: string): string {
  if (octets.length <= LIST_LENGTH) return octets;
  let end = LIST_LENGTH;
  while (end > LIST_LENGTH - 4 && (octets.charCodeAt(end) & 0xc0) === 0x80) end--;
  return `${octets.slice(0, end)}`;
}
