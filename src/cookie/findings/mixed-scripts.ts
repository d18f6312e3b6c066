import type { Cookie } from '../cookie.ts';
import { toText } from '../octets.ts';
import type { CookieFinding } from './finding.ts';

/** UTS #39 §5.2, "Highly Restrictive": Latin is written together with these scripts, and looks like none of them. */
const WITH_LATIN =
  /[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u;
/** Letters of mathematics, full width and the like: variants of others, to which NFKC turns them (UAX #15). */
const VARIANT = /[\p{L}\p{N}]/u;
const LATIN = /[a-z]/i;

/** A name of Latin letters with others among them that may look the same: two cookies would seem to have one name. */
export function mixedScriptsFinding({ name }: Cookie): CookieFinding | null {
  const text = toText(name);
  const odd = new Set(
    [...text].filter((one) => isVariant(one) || (LATIN.test(text.normalize('NFKC')) && !WITH_LATIN.test(one))),
  );
  if (odd.size === 0) return null;
  return {
    code: 'MixedScripts',
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
