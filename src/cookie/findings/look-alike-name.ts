import type { Cookie } from '../cookie.ts';
import { toText } from '../octets.ts';
import type { CookieFinding } from './finding.ts';

/** UTS #39 §5.2, "Highly Restrictive": Latin is written together with these scripts, and looks like none of them. */
const WITH_LATIN =
  /[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u;
/** Letters of mathematics, full width and the like: variants of others, to which NFKC turns them (UAX #15). */
const VARIANT = /[\p{L}\p{N}]/u;
const LATIN = /[a-z]/i;

/** Letters of other scripts, and Latin ones outside ASCII, that look like ASCII letters (UTS #39 §4, confusables.txt). */
const LIKE_ASCII = /[аԁсеһіјӏорԛѕуѵԝхАВСЕНІЈКМОРЅТУХαγινορυΑΒΕΖΗΙΚΜΝΟΡΤΥΧզհցոսօյıɑɡᴏᴠᴡᴢꜱ]/u;
const LETTER = /\p{L}/u;
const MARK = /\p{M}/u;

/** A name with characters that may look like others: two cookies would seem to have one name. */
export function lookAlikeNameFinding({ name }: Cookie): CookieFinding | null {
  const text = toText(name);
  const characters = [...text];
  const hasLatin = LATIN.test(text.normalize('NFKC'));
  const looksLatin = characters.every((one) => !LETTER.test(one) || LATIN.test(one) || LIKE_ASCII.test(one));
  const isComposed = text === text.normalize('NFC');
  const odd = new Set(
    characters.filter(
      (one) =>
        isVariant(one) ||
        (hasLatin && !WITH_LATIN.test(one)) ||
        (looksLatin && LIKE_ASCII.test(one)) ||
        (!isComposed && MARK.test(one)),
    ),
  );
  if (odd.size === 0) return null;
  return {
    code: 'LookAlikeName',
    severity: 'warn',
    data: { characters: [...odd].slice(0, 8).map(named).join(', ') },
    source: 'https://www.unicode.org/reports/tr39/#Restriction_Level_Detection',
    attribute: 'name',
  };
}

function isVariant(character: string): boolean {
  return (
    VARIANT.test(character) &&
    LATIN.test(character.normalize('NFKC')) &&
    character.normalize('NFC') !== character.normalize('NFKC')
  );
}

function named(character: string): string {
  return `${character} U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
