import { parseUrl } from '../../cookie/address/parse-url.ts';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * The URL that was typed: a whole one, one without its scheme, or a path of the page. null if there are no cookies for it:
 * no URL, or another scheme than http, https, ws and wss.
 */
export function readUrl(typed: string, page: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const whole = SCHEME.test(text) || /^[/?]/.test(text) ? text : `//${text}`;
  if (!URL.canParse(whole, page)) return null;
  const url = new URL(whole, page);
  // The browser does not send the fragment.
  url.hash = '';
  return parseUrl(url.href)?.href ?? null;
}
