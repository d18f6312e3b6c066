import type { Octets } from '../../../cookie/octets.ts';
import { asOctets } from '../../../cookie/octets.ts';

/** What a curl command says about cookies. */
export interface CurlCookies {
  /** Of the request; null: the command names none. */
  url: string | null;
  /** Values of Cookie headers. */
  headers: Octets[];
  /** Names of files with more cookies. */
  files: Octets[];
}

/** curl 8: options of one letter that take a value. */
const SHORT_WITH_VALUE = 'ACDEFHKPQTUXYbcdehmortuwxyz';
/** Options that take none: after any other, a word that looks like no URL is a value. */
const LONG_FLAGS =
  /^--(?:no-.*|compressed|globoff|insecure|location(?:-trusted)?|silent|show-error|verbose|include|head|get|fail(?:-.*)?|http[\d.]+(?:-prior-knowledge)?|ipv[46]|path-as-is|tlsv1.*|raw|netrc|basic|digest|ntlm|anyauth|progress-bar|parallel)$/;
const COOKIE_FIELD = /^cookie:[ \t]*/i;

/** Reads the words of one command; null: it does not run curl. */
export function curlCookies(words: readonly Octets[]): CurlCookies | null {
  const start = words.findIndex((word) => /(?:^|[\\/])curl(?:\.exe)?$/i.test(word));
  if (start < 0) return null;
  const found: CurlCookies = { url: null, headers: [], files: [] };
  for (let at = start + 1; at < words.length; at++) {
    const word = words[at] ?? asOctets('');
    const option = optionOf(word);
    if (option === null) found.url ??= word;
    else if (option.takesValue) {
      const value = option.value ?? words[++at] ?? asOctets('');
      take(option.name, value, found);
    }
  }
  return found;
}

function take(name: string, value: Octets, found: CurlCookies): void {
  if (name === '--url') found.url ??= value;
  else if (name === '-b' || name === '--cookie') {
    // curl(1): "If no "=" symbol is used in the argument, it is instead treated as a filename".
    if (value.includes('=')) found.headers.push(value);
    else if (value !== '') found.files.push(value);
  } else if ((name === '-H' || name === '--header') && COOKIE_FIELD.test(value))
    found.headers.push(asOctets(value.replace(COOKIE_FIELD, '')));
}

/** An option, with the value that is in the same word; null: the word is no option. */
function optionOf(word: Octets): { name: string; takesValue: boolean; value: Octets | null } | null {
  if (!word.startsWith('-') || word === '-') return null;
  if (word.startsWith('--')) return { name: word, takesValue: !LONG_FLAGS.test(word), value: null };
  // One word may have several letters without a value, and one with a value after them.
  const letters = [...word.slice(1, 64)];
  const at = letters.findIndex((letter) => SHORT_WITH_VALUE.includes(letter));
  if (at < 0) return { name: word, takesValue: false, value: null };
  const rest = asOctets(word.slice(at + 2));
  return { name: `-${letters[at]}`, takesValue: true, value: rest === '' ? null : rest };
}
