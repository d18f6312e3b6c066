/**
 * Characters that show nothing, are unassigned, or change the direction of text; and spaces that look like a space. No property
 * tells of the blanks of Braille, music, Khitan and hieroglyphs.
 */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{DI}\u2800\u{13441}\u{13442}\u{16fe4}\u{1d159}]|(?! )\p{Zs}/gu;

/** Longer texts are cut in a list; details show all. */
const LIST_LENGTH = 160;

/** A text in which invisible characters are shown: control characters as symbols, the others as their numbers. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : `\u2039U+${code.toString(16).toUpperCase().padStart(4, '0')}\u203a`;
  });
}

/** The start of a byte string for a list, ready for `toText`: never cut within a UTF-8 character. */
export function listOctets(octets: string): string {
  if (octets.length <= LIST_LENGTH) return octets;
  let end = LIST_LENGTH;
  while (end > LIST_LENGTH - 4 && (octets.charCodeAt(end) & 0xc0) === 0x80) end--;
  return `${octets.slice(0, end)}`;
}
