import { parseUrl } from '../../../cookie/address/parse-url.ts';
import type { Place, ReadCookie } from '../../format/format.ts';
import { type CodeToken, codeTokens, type Language } from '../../quoted/code-tokens.ts';
import { cookieOfPair, headerPairs } from '../cookie-pairs.ts';
import type { LineProblem, Reading } from '../reading.ts';
import { octetsOf, textCookie, warningsOf } from '../text-cookie.ts';
import { placesIn } from '../text-lines.ts';
import { type CodeCookie, type CodeHost, codeCookies, codeHosts } from './code-cookies.ts';

/** UTF-16 code units of the longest code that is read: it makes some requests, and is no list of cookies. */
const MAX_CODE = 1_048_576;

/**
 * Reads the cookies of requests that code makes. Where it names no host of a request, that of the page counts. Returns the
 * tokens, and what finds the host for a place.
 */
export function readCode(
  text: string,
  language: Language,
  page: string | undefined,
  reading: Reading,
): { tokens: CodeToken[]; hostAt: (at: number) => string | undefined } {
  const { length } = text;
  if (length > MAX_CODE) reading.stop('tooLarge', { line: 1, column: 1 }, { length, limit: MAX_CODE });
  if (reading.isFull) return { tokens: [], hostAt: () => undefined };
  const tokens = codeTokens(text, language);
  const placeOf = placesIn(text);
  const found = codeCookies(tokens);
  const hosts = codeHosts(tokens).map(({ url, at }) => ({ url: parseUrl(url)?.hostname ?? '', at }));
  const isSure = hosts.length > 0 && hosts.every(({ url }) => url === hosts[0]?.url);
  const hostAt = (at: number) => hostFor(at, hosts, found[0]?.at ?? 0) || parseUrl(page ?? '')?.hostname;
  let homeless: Place | null = null;
  let count = 0;
  for (const cookie of found) {
    if (reading.isFull) break;
    const place = placeOf(cookie.at);
    const host = hostAt(cookie.at);
    if (cookie.kind === 'unread') reading.problem('notPlainString', place);
    else if (host === undefined) {
      homeless ??= place;
      count += cookie.kind === 'pair' ? 1 : [...headerPairs(cookie.text)].length;
    } else
      for (const one of cookiesOf(cookie, host)) {
        if (!isSure && 'warnings' in one) one.warnings.push({ code: 'domainAssumed', data: { domain: host } });
        reading.add('code' in one ? { ...one, column: place.column } : one, place.line);
      }
  }
  if (homeless) reading.problem('hostMissing', homeless, { count });
  return { tokens, hostAt };
}

/** Python names the cookies before the URL, and JavaScript after it. */
function hostFor(at: number, hosts: readonly CodeHost[], first: number): string | undefined {
  const isBefore = first < (hosts[0]?.at ?? 0);
  const near = isBefore ? hosts.find((host) => host.at > at) : hosts.findLast((host) => host.at < at);
  return (near ?? hosts.at(isBefore ? -1 : 0))?.url;
}

function* cookiesOf(cookie: CodeCookie, host: string): Generator<ReadCookie | LineProblem> {
  if (cookie.kind === 'header') for (const pair of headerPairs(cookie.text)) yield cookieOfPair(pair, host);
  if (cookie.kind !== 'pair') return;
  const [name, value] = [octetsOf(cookie.name), octetsOf(cookie.value)];
  if (name === null || value === null)
    yield { code: 'badField', column: 1, data: { field: name === null ? 'name' : 'value' } };
  else
    yield {
      cookie: textCookie({ name, value, domain: host }),
      warnings: warningsOf('attributesMissing', 'storeMissing'),
    };
}
