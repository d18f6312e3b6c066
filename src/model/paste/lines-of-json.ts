import { formatPasted } from './format-pasted.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The Set-Cookie lines of a cookie, or of several, as browsers' APIs and test tools write them, or of header fields as HAR and
 * APIs write them. null: the text is no JSON; empty: it contains no cookie.
 */
export function linesOfJson(text: string): string[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (Array.isArray(parsed)) return parsed.flatMap(linesOf);
  if (!isFields(parsed)) return [];
  const own = linesOf(parsed);
  if (own.length > 0) return own;
  const list = Object.values(parsed).find(
    (value) => Array.isArray(value) && value.some((one) => linesOf(one).length > 0),
  );
  return Array.isArray(list) ? list.flatMap(linesOf) : [];
}

function linesOf(value: unknown): string[] {
  if (!isFields(value)) return [];
  for (const [key, field] of Object.entries(value)) {
    if (/^set-cookie$/i.test(key)) return [field].flat().filter((line): line is string => typeof line === 'string');
  }
  const { name, value: content } = value;
  if (typeof name !== 'string' || typeof content !== 'string') return [];
  // A header field of a HAR.
  if (/^set-cookie$/i.test(name)) return content.split('\n');
  return [formatPasted({ ...readAttributes(value), name, value: content })];
}

function readAttributes(fields: Fields) {
  const { domain, path, secure, httpOnly, sameSite, hostOnly } = fields;
  const expires = fields.expirationDate ?? fields.expires ?? fields.expiry;
  return {
    domain: typeof domain === 'string' && hostOnly !== true ? domain : null,
    path: typeof path === 'string' ? path : null,
    // Chromium, Puppeteer and Playwright count seconds; -1 is a session cookie.
    expiryTime:
      typeof expires === 'number' && expires > 0
        ? expires * 1000
        : typeof expires === 'string'
          ? Date.parse(expires)
          : null,
    secure: secure === true,
    httpOnly: httpOnly === true,
    sameSite: typeof sameSite === 'string' ? sameSite : null,
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
