import type { Cookie } from '../../cookie/cookie.ts';
import { toOctets, toText } from '../../cookie/octets.ts';
import { formatSetCookie, lostInLine } from '../../cookie/set-cookie/format-set-cookie.ts';
import { parseChromiumDate } from '../../cookie/set-cookie/parse-date.ts';
import type { LossCode } from '../format/loss-code.ts';
import { isAlone } from './cookie-of-line.ts';
import { isDomainSaid, unsaidLosses, type WrittenPart } from './write-parts.ts';

/** The Set-Cookie line of a cookie as text, and what is lost in it. */
export function lineOfCookie(cookie: Cookie): WrittenPart {
  const lost = lostInLine(cookie);
  // Without these the line would set another cookie.
  const impossible: LossCode[] = lost.filter((code) => code === 'name' || code === 'value' || code === 'path');
  if (!isDomainSaid(cookie)) impossible.push('domain');
  if (impossible.length > 0) return { text: null, losses: impossible };
  const line = formatSetCookie(cookie);
  const losses: LossCode[] = lost.filter((code) => code === 'fraction' || code === 'expiry');
  if (!losses.includes('expiry') && !isExpirySaid(cookie)) losses.push('expiry');
  if (!cookie.hostOnly && isAlone(cookie.domain)) losses.push('hostOnly');
  return { text: toText(line), losses: [...losses, ...unsaidLosses(cookie)] };
}

/** Chromium reads years before 1601 as others. */
function isExpirySaid({ expiryTime }: Cookie): boolean {
  if (expiryTime === null) return true;
  const seconds = Math.floor(expiryTime / 1000) * 1000;
  const date = new Date(seconds);
  return !Number.isNaN(date.getTime()) && parseChromiumDate(toOctets(date.toUTCString())) === seconds;
}

/** Comments name the host of host-only cookies, for which there is no attribute. `marker` begins a comment. */
export function underHosts(lines: readonly { line: string; cookie: Cookie }[], marker: '#' | '//'): string[] {
  let host: string | null = null;
  return lines.flatMap(({ line, cookie: { domain, hostOnly } }) => {
    if (!hostOnly || domain === host) return [line];
    host = domain;
    return [`${marker} https://${domain}/`, line];
  });
}
