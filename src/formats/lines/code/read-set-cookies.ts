import type { ReadCookie } from '../../format/format.ts';
import { splitSetCookies } from '../../format/split-set-cookies.ts';
import { CookieFields } from '../../json-cookie/cookie-fields.ts';
import { webDriverCookie } from '../../json-cookie/web-driver-cookie.ts';
import { cookieOfText } from '../cookie-of-line.ts';
import type { LineProblem } from '../reading.ts';
import { warningsOf } from '../text-cookie.ts';
import type { SetByCode } from './set-cookies.ts';

/** The cookies of a call, an object or a Set-Cookie line in code. `host`: that of the nearest request, or of the page. */
export function readSetCookies(
  cookie: Extract<SetByCode, { kind: 'fields' | 'line' }>,
  host: string | undefined,
  now: number | undefined,
): (ReadCookie | LineProblem)[] {
  const url = cookie.url ?? (host === undefined ? undefined : `https://${host}/`);
  if (cookie.kind === 'line') return splitSetCookies(cookie.text).map(({ line }) => cookieOfText(line, { url, now }));
  const fields = new CookieFields(cookie.fields, url);
  const read = webDriverCookie(fields);
  const [refusal] = fields.refusals;
  if (refusal) {
    const { code, field } = refusal;
    const isHomeless = code === 'missingField' && field === 'domain';
    return [{ code: isHomeless ? 'hostMissing' : code, column: 1, data: { field } }];
  }
  const { seconds } = cookie;
  if (cookie.isExpiryUnread) fields.warn('expiryMissing');
  if (seconds !== null && now === undefined) fields.warn('expiryUnclear', { seconds });
  const expiryTime = seconds !== null && now !== undefined ? now + seconds * 1000 : read.expiryTime;
  return [{ cookie: { ...read, expiryTime }, warnings: [...fields.warnings, ...warningsOf('storeMissing')] }];
}
