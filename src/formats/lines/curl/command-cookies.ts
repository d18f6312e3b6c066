import type { Octets } from '../../../cookie/octets.ts';
import { asOctets } from '../../../cookie/octets.ts';

/** A word of a command; not plain: the shell fills something in. */
export interface CommandWord {
  octets: Octets;
  isPlain: boolean;
}

/** What a command says about the cookies of one request. */
export interface CommandCookies {
  /** Of the request; null: the command names none. */
  url: string | null;
  /** Values of Cookie headers. */
  headers: Octets[];
  /** Names of files with more cookies. */
  files: Octets[];
  /** How many of both are not plain. */
  unread: number;
}

/** How a program reads its options. */
interface Program {
  /** Options of one letter that take a value. */
  shortWithValue: string;
  /** Whether a long option takes the next word, where it has no "=". */
  takesNext: RegExp;
  take(option: string, value: Octets, found: CommandCookies): void;
  /** A word that is no option. */
  takeWord(word: Octets, found: CommandCookies): void;
}

/** Between two requests of one curl command. */
const NEXT = /^(?:--next|-:)$/;
const COOKIE_FIELD = /^cookie:[ \t]*/i;

/** curl 8. Its long options have no "=". */
const CURL: Program = {
  shortWithValue: 'ACDEFHKPQTUXYbcdehmortuwxyz',
  // After any option but these, a word that looks like no URL is a value.
  takesNext:
    /^--(?!(?:no-.*|compressed|globoff|insecure|location(?:-trusted)?|silent|show-error|verbose|include|head|get|fail(?:-.*)?|http[\d.]+(?:-prior-knowledge)?|ipv[46]|path-as-is|tlsv1.*|raw|netrc|basic|digest|ntlm|anyauth|progress-bar|parallel)$)/,
  take(option, value, found) {
    if (option === '--url') found.url ??= value;
    else if (option === '-b' || option === '--cookie') {
      // curl(1): "If no "=" symbol is used in the argument, it is instead treated as a filename".
      if (value.includes('=')) found.headers.push(value);
      else if (value !== '') found.files.push(value);
    } else if (option === '-H' || option === '--header') takeField(value, found);
  },
  takeWord: takeUrl,
};

/** Wget 1.21. */
const WGET: Program = {
  shortWithValue: 'ADIOPQRTUXaeilotw',
  takesNext:
    /^--(?:header|load-cookies|save-cookies|user|password|(?:http|ftp|proxy)-(?:user|password)|user-agent|referer|(?:post|body)-(?:data|file)|method|output-(?:document|file)|append-output|execute|input-file|base|tries|timeout|.*-timeout|wait|waitretry|quota|limit-rate|level|accept|reject|domains|exclude-.*|include-.*|directory-prefix|cut-dirs|(?:ca-)?certificate(?:-type)?|private-key(?:-type)?|secure-protocol|max-redirect|progress)$/,
  take(option, value, found) {
    if (option === '--header') takeField(value, found);
    else if (option === '--load-cookies') found.files.push(value);
  },
  takeWord: takeUrl,
};

/** HTTPie 3 and xh: after the URL there are items, of which `Name:value` is a header field. */
const HTTPIE: Program = {
  shortWithValue: 'Aaops',
  takesNext:
    /^--(?:auth(?:-type)?|session(?:-read-only)?|output|print|pretty|style|format-options|proxy|verify|ssl|cert.*|timeout|max-.*|response-.*|boundary|raw|default-scheme)$/,
  take(option, value, found) {
    if (option.startsWith('--session')) found.files.push(value);
  },
  takeWord(word, found) {
    const [field = '', at] = /^cookie:(@)?[ \t]*/i.exec(word) ?? [];
    if (field === '') {
      // The method goes before the URL.
      if (!/^[A-Za-z]+$/.test(word) || word === 'localhost') found.url ??= word.replace(/^:(?=\/|\d|$)/, 'localhost:');
    } else if (at) found.files.push(asOctets(word.slice(field.length)));
    else found.headers.push(asOctets(word.slice(field.length)));
  },
};

const PROGRAMS: readonly [name: RegExp, program: Program, last: number][] = [
  [/(?:^|[\\/>])curl(?:\.exe)?$/i, CURL, Number.POSITIVE_INFINITY],
  [/(?:^|[\\/>])wget(?:\.exe)?$/i, WGET, Number.POSITIVE_INFINITY],
  // After a prompt at most: these are words of sentences too.
  [/^(?:https?|xhs?)$/i, HTTPIE, 1],
];

/** Reads the words of one command, by request; nothing: it runs no program that is known. */
export function commandCookies(words: readonly CommandWord[]): CommandCookies[] {
  for (const [name, program, last] of PROGRAMS) {
    const start = words.findIndex(({ octets }) => name.test(octets));
    if (start >= 0 && start <= last) return requestsOf(words.slice(start + 1), program);
  }
  return [];
}

function requestsOf(words: readonly CommandWord[], program: Program): CommandCookies[] {
  let found: CommandCookies = { url: null, headers: [], files: [], unread: 0 };
  const all = [found];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]?.octets ?? asOctets('');
    if (NEXT.test(word) && program === CURL) {
      found = { url: null, headers: [], files: [], unread: 0 };
      all.push(found);
      continue;
    }
    const option = optionOf(word, program);
    const [headers, files] = [found.headers.length, found.files.length];
    if (option === null) program.takeWord(word, found);
    else if (option.takesNext) program.take(option.name, words[++at]?.octets ?? asOctets(''), found);
    else if (option.value !== null) program.take(option.name, option.value, found);
    if (words[at]?.isPlain !== false || headers + files === found.headers.length + found.files.length) continue;
    found.headers.length = headers;
    found.files.length = files;
    found.unread++;
  }
  return all;
}

function takeField(field: Octets, found: CommandCookies): void {
  if (COOKIE_FIELD.test(field)) found.headers.push(asOctets(field.replace(COOKIE_FIELD, '')));
}

function takeUrl(word: Octets, found: CommandCookies): void {
  found.url ??= word;
}

/** An option, with the value that is in the same word; null: the word is no option. */
function optionOf(
  word: Octets,
  { shortWithValue, takesNext }: Program,
): { name: string; takesNext: boolean; value: Octets | null } | null {
  if (!word.startsWith('-') || word === '-') return null;
  if (word.startsWith('--')) {
    const equals = word.indexOf('=');
    const [name, value] = equals < 0 ? [word, null] : [word.slice(0, equals), asOctets(word.slice(equals + 1))];
    return { name, takesNext: value === null && takesNext.test(name), value };
  }
  // One word may have several letters without a value, and one with a value after them.
  const letters = [...word.slice(1, 64)];
  const at = letters.findIndex((letter) => shortWithValue.includes(letter));
  if (at < 0) return { name: word, takesNext: false, value: null };
  const rest = asOctets(word.slice(at + 2));
  return { name: `-${letters[at]}`, takesNext: rest === '', value: rest === '' ? null : rest };
}
