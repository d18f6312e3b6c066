import { parseUrl } from '../../cookie/address/parse-url.ts';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * The address that a person means, beside a page: a whole one, one without its scheme, or a path. null where there are no
 * cookies: no address, or another scheme than http, https, ws and wss.
 */
export function readUrl(typed: string, page: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const whole = SCHEME.test(text) || /^[/?]/.test(text) ? text : `//${text}`;
  if (!URL.canParse(whole, page)) return null;
  const url = new URL(whole, page);
  // A fragment never leaves the browser.
  url.hash = '';
  return parseUrl(url.href)?.href ?? null;
}
