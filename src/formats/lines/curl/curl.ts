import { parseUrl } from '../../../cookie/address/parse-url.ts';
import type { Cookie } from '../../../cookie/cookie.ts';
import { toOctets, toText } from '../../../cookie/octets.ts';
import { shellQuote } from '../../../cookie/shell-quote.ts';
import type { About, Place, ReadResult, TextFormat, WriteOptions, Written } from '../../format/format.ts';
import { placesIn } from '../../format/places-in-text.ts';
import { cookieOfPair, headerPairs, pairOfCookie } from '../cookie-pairs.ts';
import { Reading } from '../reading.ts';
import { writeParts } from '../write-parts.ts';
import { type CommandWord, commandCookies } from './command-cookies.ts';
import { shellCommands } from './shell-words.ts';
import { isForCmd, windowsCommands } from './windows-commands.ts';

/** A command that runs curl or Wget, also after a prompt or another command. */
const COMMAND = /(?:^|[$>%#|;&])[ \t]{0,100}(?:(?:sudo|time)[ \t]{1,9})?(?:curl|wget)(?:\.exe)?[ \t]/m;
/** One that runs HTTPie; also a sentence can begin so. */
const HTTPIE = /(?:^|[$>%#|;&])[ \t]{0,100}(?:https?|xhs?)[ \t]/m;
/** How much of a text is examined to recognise the format, in UTF-16 code units. */
const START = 16_384;
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/**
 * A command of curl, as DevTools of Chrome 150 and Firefox copy it for bash and cmd.exe, of Wget or of HTTPie. The host of the
 * cookies is that of the URL. Written for curl, in `-H`.
 */
export const curl: TextFormat = {
  code: 'curl',
  recognises: (text) => {
    const start = text.slice(0, START);
    return COMMAND.test(start) || (HTTPIE.test(start) && /[ \t'"]cookie:/i.test(start));
  },
  read,
  write,
};

function read(text: string, { url }: About): Omit<ReadResult, 'format'> {
  const reading = new Reading(text);
  if (reading.isFull) return reading.result();
  const placeOf = placesIn(text);
  const pageHost = parseUrl(url ?? '')?.hostname;
  const lone = LONE_SURROGATE.exec(text);
  if (lone) reading.stop('badField', placeOf(lone.index), { field: 'text' });
  else if (isForCmd(text))
    for (const { words, isClosed, at } of windowsCommands(text)) {
      const place = placeOf(at);
      const read = words.map((word) => ({ octets: toOctets(word), isPlain: true }));
      readCommand(read, place, pageHost, reading);
      if (!isClosed) reading.problem('unclosedQuote', place);
    }
  else {
    const { commands, unclosed } = shellCommands(text);
    for (const words of commands) readCommand(words, placeOf(words[0]?.at ?? 0), pageHost, reading);
    if (unclosed !== null) reading.problem('unclosedQuote', placeOf(unclosed));
  }
  return reading.result();
}

function readCommand(
  words: readonly CommandWord[],
  place: Place,
  pageHost: string | undefined,
  reading: Reading,
): void {
  for (const { url, headers, files, unread } of commandCookies(words)) {
    for (let count = 0; count < unread; count++) reading.problem('notPlainString', place);
    for (const file of files) reading.problem('cookieFile', place, { file: toText(file.slice(0, 200)) });
    const host = hostOfUrl(url) ?? pageHost;
    if (host === undefined && headers.length > 0) reading.problem('hostMissing', place, { count: headers.length });
    if (host === undefined) continue;
    for (const header of headers)
      for (const pair of headerPairs(toText(header))) {
        if (reading.isFull) return;
        const part = cookieOfPair(pair, host);
        reading.add('code' in part ? { ...part, column: place.column } : part, place.line);
      }
  }
}

/** curl uses http if a URL has no scheme. */
function hostOfUrl(url: string | null): string | undefined {
  if (url === null) return undefined;
  const text = toText(url);
  return parseUrl(/^[a-z][a-z0-9+.-]{0,30}:\/\//i.test(text) ? text : `http://${text}`)?.hostname;
}

/** Every cookie is in one header, whatever its domain: the caller chooses what a request has. */
function write(cookies: readonly Cookie[], { url }: WriteOptions): Written {
  const target = parseUrl(url ?? '') ?? parseUrl(`https://${cookies[0]?.domain ?? 'localhost'}/`);
  const { parts, losses } = writeParts(cookies, (cookie) => pairOfCookie(cookie, !isPlain(cookie, target?.hostname)));
  // Without --globoff, curl reads brackets and braces in a URL as patterns.
  const words = ['curl', '--globoff', shellQuote(toOctets(target?.href ?? 'https://localhost/'))];
  // `-b` would read a file where the text has no "=".
  if (parts.length > 0) words.push('-H', shellQuote(`cookie: ${parts.join('; ')}`));
  return { text: `${words.join(' ')}\n`, losses };
}

/** Whether a cookie of this host has only fields that a request shows. */
function isPlain({ domain, hostOnly, path, expiryTime, secure, httpOnly }: Cookie, host: string | undefined): boolean {
  return domain === host && hostOnly && path === '/' && expiryTime === null && !secure && !httpOnly;
}
