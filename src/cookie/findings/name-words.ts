const PREFIX = /^__(?:Host-Http|Http|Host|Secure)-/i;
/** An id or a hash in a name: no word, though its letters could be taken for one. */
const HASH = /(?=[a-z]*\d)[0-9a-f]{8,}/gi;

/** More than any name has that means something: a name may have 4,096 octets, and finding words takes the square of that. */
const LONGEST = 256;

/** The words of a cookie's name in small letters, without its prefix: `_hjSessionUser_12` is hj, session, user. */
export function nameWords(name: string): string[] {
  const bare = name.slice(0, LONGEST).replace(PREFIX, '').replace(HASH, ' ');
  const spaced = bare.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  return spaced.toLowerCase().match(/[a-z]+/g) ?? [];
}

/** The name without its prefix. */
export function bareName(name: string): string {
  return name.replace(PREFIX, '');
}

/** Whether a name starts with one of these (small letters), and not in the middle of a word: `ga` starts `ga_X`, not `gate`. */
export function startsAsWord(name: string, starts: readonly string[]): boolean {
  const small = name.toLowerCase();
  return starts.some((start) => small.startsWith(start) && !isInWord(name, start.length));
}

/** The letters before and after `place` belong to one word; a capital after a small letter begins another one. */
function isInWord(name: string, place: number): boolean {
  return /^(?:[A-Za-z][a-z]|[A-Z]{2})/.test(name.slice(place - 1));
}
