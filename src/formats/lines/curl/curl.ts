import { parseUrl } from '../../../cookie/address/parse-url.ts';
import type { Cookie } from '../../../cookie/cookie.ts';
import { type Octets, toOctets, toText } from '../../../cookie/octets.ts';
import { shellQuote } from '../../../cookie/shell-quote.ts';
import type { About, Place, ReadResult, TextFormat, WriteOptions, Written } from '../../format/format.ts';
import { cookieOfPair, headerPairs, pairOfCookie } from '../cookie-pairs.ts';
import { type LineProblem, Reading } from '../reading.ts';
import { hostIn, octetsOf, textCookie, warningsOf } from '../text-cookie.ts';
import { placesIn } from '../text-lines.ts';
import { writeParts } from '../write-parts.ts';
import { curlCookies } from './curl-cookies.ts';
import { isPowershell, powershellCookies } from './powershell-cookies.ts';
import { shellCommands } from './shell-words.ts';
import { isForCmd, windowsCommands } from './windows-commands.ts';

/** A line that runs curl, also after a prompt. */
const CURL_LINE = /^[ \t]{0,100}(?:[$>%#][ \t]+)?curl(?:\.exe)?[ \t]/m;
/** How much of a text is examined to recognise the format, in UTF-16 code units. */
const START = 16_384;
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/**
 * A curl command, as DevTools of Chrome 150 and Firefox copy it for bash and cmd.exe, and what "Copy as PowerShell" makes
 * instead. The cookies are in `-b`, or in `-H` where they have no "="; the host is that of the URL.
 */
export const curl: TextFormat = {
  code: 'curl',
  recognises: (text) => CURL_LINE.test(text.slice(0, START)) || isPowershell(text.slice(0, START)),
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
  else if (isPowershell(text)) readPowershell(text, pageHost, placeOf, reading);
  else if (isForCmd(text))
    for (const { words, isClosed, at } of windowsCommands(text)) {
      const place = placeOf(at);
      readCommand(words.map(toOctets), place, pageHost, reading);
      if (!isClosed) reading.problem('unclosedQuote', place);
    }
  else {
    const { commands, unclosed } = shellCommands(text);
    for (const words of commands)
      readCommand(
        words.map(({ octets }) => octets),
        placeOf(words[0]?.at ?? 0),
        pageHost,
        reading,
      );
    if (unclosed !== null) reading.problem('unclosedQuote', placeOf(unclosed));
  }
  return reading.result();
}

function readCommand(words: readonly Octets[], place: Place, pageHost: string | undefined, reading: Reading): void {
  const found = curlCookies(words);
  if (!found || (found.headers.length === 0 && found.files.length === 0)) return;
  for (const file of found.files) reading.problem('cookieFile', place, { file: toText(file.slice(0, 200)) });
  const host = hostOfUrl(found.url) ?? pageHost;
  if (host === undefined) {
    reading.problem('hostMissing', place, { count: found.headers.length });
    return;
  }
  for (const header of found.headers)
    for (const pair of headerPairs(toText(header))) {
      if (reading.isFull) return;
      const part = cookieOfPair(pair, host);
      reading.add('code' in part ? { ...part, column: place.column } : part, place.line);
    }
}

/** curl uses http if a URL has no scheme. */
function hostOfUrl(url: string | null): string | undefined {
  if (url === null) return undefined;
  const text = toText(url);
  return parseUrl(/^[a-z][a-z0-9+.-]{0,30}:\/\//i.test(text) ? text : `http://${text}`)?.hostname;
}

function readPowershell(text: string, pageHost: string | undefined, placeOf: (at: number) => Place, reading: Reading) {
  for (const made of powershellCookies(text)) {
    if (reading.isFull) return;
    const { line, column } = placeOf(typeof made === 'number' ? made : made.at);
    const bad = (field: string): LineProblem => ({ code: 'badField', column, data: { field } });
    if (typeof made === 'number') {
      reading.problem('badLine', { line, column });
      continue;
    }
    const name = octetsOf(made.name);
    const value = octetsOf(made.value);
    const path = octetsOf(made.path || '/');
    const domain = made.domain === '' ? (pageHost ?? null) : hostIn(made.domain.replace(/^\./, ''));
    if (name === null || value === null) reading.add(bad(name === null ? 'name' : 'value'), line);
    else if (path === null || !path.startsWith('/')) reading.add(bad('path'), line);
    else if (domain === null) reading.add(made.domain ? bad('domain') : { ...bad(''), code: 'hostMissing' }, line);
    else {
      const hostOnly = !made.domain.startsWith('.');
      const cookie = textCookie({ name, value, path, domain, hostOnly });
      reading.add({ cookie, warnings: warningsOf('attributesMissing', 'storeMissing') }, line);
    }
  }
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
