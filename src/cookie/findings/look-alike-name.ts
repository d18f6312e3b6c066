import type { Cookie } from '../cookie.ts';
import { toText } from '../octets.ts';
import type { CookieFinding } from './finding.ts';

/** UTS #39 §5.2, "Highly Restrictive": Latin is written together with the scripts of Chinese, Japanese and Korean, and looks like none of them. */
const WITH_LATIN = /[\p{sc=Latn}\p{sc=Zyyy}\p{sc=Zinh}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Hang}]/u;
/** Letters of other scripts, and Latin ones outside ASCII, that look like ASCII letters (UTS #39 §4, confusables.txt). */
const LIKE_ASCII = /[аԁсеһіјӏорԛѕуѵԝхАВСЕНІЈКМОРЅТУХαγινορυΑΒΕΖΗΙΚΜΝΟΡΤΥΧցոսօıȷɑɡɩɪᴄᴏᴠᴡᴢꜱǀǃ]/u;
/** Roman numerals too: ⅰ looks like i. */
const LETTER = /[\p{L}\p{Nl}]/u;
/** Hyphens, low lines, and other characters that look like the hyphen, colon, slash, bar, asterisk and tilde of ASCII. */
const LIKE_SIGN = /[\p{Pd}\p{Pc}\u2212\u2043\u02d7\u02d0\ua789\u2236\u2044\u2215\u2223\u2217\u223c]/u;
const DIGIT_OR_SIGN = /[\p{Nd}\p{Po}\p{S}]/u;
const MARK = /\p{M}/u;
const LATIN = /[a-z]/i;
/** Octets of a name that are looked at: what follows is in no list, and marks by the thousand take the square of that. */
const LONGEST = 1024;

/** A name with characters that may look like others: two cookies would seem to have one name. */
export function lookAlikeNameFinding({ name }: Cookie): CookieFinding | null {
  if (!/[\x80-\xff]/.test(name)) return null;
  const text = toText(name.slice(0, LONGEST));
  const composed = new Set(text.normalize('NFC'));
  const characters = [...new Set(text)];
  const isLatin = LATIN.test(text.normalize('NFKC'));
  const looksLatin = characters.every((one) => !LETTER.test(one) || LATIN.test(one) || LIKE_ASCII.test(one));
  const odd = characters.filter(
    (one) =>
      isVariant(one) ||
      (isLatin && !WITH_LATIN.test(one)) ||
      (looksLatin && LIKE_ASCII.test(one)) ||
      // A mark for which there is a letter with that mark.
      (MARK.test(one) && !composed.has(one)),
  );
  if (odd.length === 0) return null;
  return {
    code: 'LookAlikeName',
    severity: 'warn',
    data: { characters: odd.slice(0, 8).map(named).join(', ') },
    source: 'https://www.unicode.org/reports/tr39/#Restriction_Level_Detection',
    attribute: 'name',
  };
}

/**
 * Letters, digits and signs of mathematics, full width and the like: variants of others, to which NFKC turns them (UAX #15); and
 * hyphens and other signs that look like those of ASCII.
 */
function isVariant(character: string): boolean {
  const plain = character.normalize('NFKC');
  if (character > '\x7f' && (LIKE_SIGN.test(character) || (DIGIT_OR_SIGN.test(character) && /^[!-~]$/.test(plain))))
    return true;
  return LETTER.test(character) && LATIN.test(plain) && character !== plain;
}

function named(character: string): string {
  return `${character} U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
