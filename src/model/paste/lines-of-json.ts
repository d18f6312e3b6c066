import { fieldsInText } from './fields-in-text.ts';
import { formatPasted } from './format-pasted.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a cookie has beside its name and value. */
const ATTRIBUTE = /^(?:domain|path|secure|httponly|samesite|expir\w*|session|partition\w*)$/;
/** Objects in objects that are looked through: a HAR has five around a header field. */
const MAX_DEPTH = 12;
/** Milliseconds of 1973; browsers count seconds, `cookieStore` milliseconds. */
const FIRST_MILLISECONDS = 1e11;

interface Found {
  /** Of header fields, which say more than the cookies beside them. */
  lines: string[];
  cookies: string[];
}

/**
 * The Set-Cookie lines of a cookie, or of several, as browsers' APIs, DevTools and test tools write them, or of header fields
 * in a HAR, a log or the result of an API, wherever they are in it. null: the text is no JSON; empty: it contains no cookie;
 * a string: it is one.
 */
export function linesOfJson(text: string): string[] | string | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/[,;]+$/, ''));
  } catch {
    return null;
  }
  if (typeof parsed === 'string') return parsed.includes('=') ? parsed : null;
  const found: Found = { lines: [], cookies: [] };
  look(parsed, 'cookies', found, 0);
  return found.lines.length > 0 ? found.lines : found.cookies;
}

/** `key`: what the value is called. */
function look(value: unknown, key: string, found: Found, depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (typeof value === 'string') {
    if (/^set-cookie$/i.test(key)) found.lines.push(...value.split('\n'));
    else if (/cookies$/i.test(key) && value.includes('=')) found.cookies.push(value);
    else if (/set-cookie/i.test(value)) found.lines.push(...fieldsInText(value).lines);
  } else if (Array.isArray(value)) for (const one of value) look(one, key, found, depth + 1);
  else if (typeof value === 'object' && value !== null) lookIn(value as Fields, key, found, depth);
}

function lookIn(given: Fields, key: string, found: Found, depth: number): void {
  const fields = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  // Postman and tough-cookie call the name so.
  const { name = fields.key, value } = fields;
  const hasAttribute = Object.keys(fields).some((one) => ATTRIBUTE.test(one));
  if (typeof value === 'string' && typeof name === 'string') {
    if (/^set-cookie$/i.test(name)) found.lines.push(...value.split('\n'));
    else if (hasAttribute || /cookies?$/i.test(key)) found.cookies.push(lineOf(fields, name, value));
  } else if (typeof value === 'string' && hasAttribute) found.cookies.push(lineOf(fields, key, value));
  else {
    for (const [inner, one] of Object.entries(given)) {
      // Those of the request are in the jar already.
      if (!/^request/i.test(inner))
        look(one, typeof one === 'string' && inner === 'cookies' ? '' : inner, found, depth + 1);
    }
  }
}

function lineOf(fields: Fields, name: string, value: string): string {
  const { domain, path, secure, httponly, samesite, hostonly, partitioned, partitionkey } = fields;
  const expires = fields.expirationdate ?? fields.expires ?? fields.expiry;
  return formatPasted({
    name,
    value,
    domain: typeof domain === 'string' && hostonly !== true ? domain : null,
    path: typeof path === 'string' ? path : null,
    expiryTime:
      typeof expires === 'number' && expires > 0
        ? expires * (expires < FIRST_MILLISECONDS ? 1000 : 1)
        : typeof expires === 'string'
          ? Date.parse(expires)
          : null,
    secure: secure === true,
    httpOnly: httponly === true,
    sameSite: typeof samesite === 'string' ? samesite : null,
    partitioned: partitioned === true || (typeof partitionkey === 'object' && partitionkey !== null),
  });
}
