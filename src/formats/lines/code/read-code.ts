import { parseUrl } from '../../../cookie/address/parse-url.ts';
import type { About, Place, ReadCookie } from '../../format/format.ts';
import { placesIn } from '../../format/places-in-text.ts';
import { type CodeToken, codeTokens, type Language } from '../../quoted/code-tokens.ts';
import { cookieOfPair, headerPairs } from '../cookie-pairs.ts';
import { hostOfLine } from '../host-of-line.ts';
import type { LineProblem, Reading } from '../reading.ts';
import { type CodeCookie, codeCookies, codeHosts } from './code-cookies.ts';
import { readSetCookies } from './read-set-cookies.ts';

/** UTF-16 code units of the longest code that is read: it makes some requests, and is no list of cookies. */
const MAX_CODE = 1_048_576;

/**
 * Reads the cookies of requests that code makes, and those that it sets. Where it names no host of a request, that of the page
 * counts. `others` finds more in the tokens.
 */
export function readCode(
  text: string,
  language: Language,
  { url: page, now }: About,
  reading: Reading,
  others: (tokens: readonly CodeToken[]) => CodeCookie[] = () => [],
): void {
  const { length } = text;
  if (length > MAX_CODE) reading.stop('tooLarge', { line: 1, column: 1 }, { length, limit: MAX_CODE });
  if (reading.isFull) return;
  const tokens = codeTokens(text, language);
  const placeOf = placesIn(text);
  const found = [...codeCookies(tokens), ...others(tokens)].sort((a, b) => a.at - b.at);
  const hosts = codeHosts(tokens).map(({ url, at }) => ({ url: parseUrl(url)?.hostname ?? '', at }));
  const isSure = hosts.length > 0 && hosts.every(({ url }) => url === hosts[0]?.url);
  let spare: string | undefined;
  // In YAML a URL is no string.
  if (hosts.length === 0) for (const line of text.split(/[\r\n]+/)) spare ??= hostOfLine(line);
  spare = parseUrl(spare ?? page ?? '')?.hostname;
  // Python names the cookies before the URL, and JavaScript after it.
  const isBefore = (found[0]?.at ?? 0) < (hosts[0]?.at ?? 0);
  let next = 0;
  let homeless: Place | null = null;
  let count = 0;
  for (const cookie of found) {
    if (reading.isFull) break;
    const place = placeOf(cookie.at);
    if (cookie.kind === 'unread') {
      reading.problem('notPlainString', place);
      continue;
    }
    while ((hosts[next]?.at ?? cookie.at) < cookie.at) next++;
    const host = (hosts[isBefore ? next : next - 1] ?? hosts.at(isBefore ? -1 : 0))?.url || spare;
    const isHeader = cookie.kind === 'header';
    const read = isHeader ? cookiesOf(cookie.text, host) : readSetCookies(cookie, host, now);
    for (const one of read) {
      if ('code' in one && one.code === 'hostMissing') {
        homeless ??= place;
        count++;
        continue;
      }
      if (isHeader && !isSure && 'warnings' in one && host)
        one.warnings.push({ code: 'domainAssumed', data: { domain: host } });
      reading.add('code' in one ? { ...one, column: place.column } : one, place.line);
    }
  }
  if (homeless) reading.problem('hostMissing', homeless, { count });
}

function* cookiesOf(header: string, host: string | undefined): Generator<ReadCookie | LineProblem> {
  for (const pair of headerPairs(header))
    yield host === undefined ? { code: 'hostMissing', column: 1, data: {} } : cookieOfPair(pair, host);
}
