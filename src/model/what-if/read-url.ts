import { isHostName } from '../../cookie/address/host-name.ts';
import { parseUrl } from '../../cookie/address/parse-url.ts';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** Schemes without "//", which could also be a host with a port or a user. */
const OTHER_SCHEME = /^(?:about|blob|data|file|javascript|mailto|sms|tel|urn):/i;
/** What is around a URL where it is copied from: quotes, brackets, characters without width, a request line. */
const AROUND = /^[\s"'`<(\u200b-\u200f\u2060\ufeff]+|[\s"'`>)\u200b-\u200f\u2060\ufeff]+$/g;
const REQUEST_LINE = /^(?:[A-Z]{3,10}[ \t]+)?(\S+)(?:[ \t]+HTTP\/[\d.]+)?$/;
const BARE_IPV6 = /^[\da-f]*:[\da-f]*:[\da-f:.]*$/i;

/**
 * The URL that was typed: a whole one, one without its scheme, or a path of the page; also with what is around it where it was
 * copied from. null if there are no cookies for it: no URL, no name of a host, or another scheme than http, https, ws and wss.
 */
export function readUrl(typed: string, page: string): string | null {
  const copied = typed.replace(AROUND, '').replace(/^view-source:/i, '');
  const text = (REQUEST_LINE.exec(copied)?.[1] ?? copied).replace(/^(https?|wss?):\/*(?!\/)/i, '$1://');
  if (text === '' || OTHER_SCHEME.test(text)) return null;
  const host = BARE_IPV6.test(text) ? `[${text}]` : text;
  const whole = SCHEME.test(text) || /^(?:[/?]|\.\.?\/)/.test(text) ? text : `//${host}`;
  if (!URL.canParse(whole, page)) return null;
  const url = new URL(whole, page);
  // The browser does not send the fragment.
  url.hash = '';
  return isHostName(url.hostname) ? (parseUrl(url.href)?.href ?? null) : null;
}
