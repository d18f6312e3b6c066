import { tokenEnd } from '../../cookie/findings/token-end.ts';
import type { Decoded } from '../decode.ts';
import { isPlausibleTime } from '../octets/time-text.ts';
import type { ContentPlace } from './content-place.ts';

const TOKEN_KEY = /^(?:access_?token|token|jwt|auth_?token|session_?token)$/i;
const END_KEYS = ['expires_at', 'expiresAt', 'expires', 'exp'];

/**
 * When what is inside a value ends, in milliseconds since the epoch: by a layer (exp of a JWT, the expiry of iron and Rails), by
 * what stands beside a token (`expires_at`), or by a token within. null: nothing says so, or a refresh token there renews it.
 */
export function contentEnd({ layers }: Decoded, places: readonly ContentPlace[]): number | null {
  if (places.some(({ key }) => /^refresh_?token$/i.test(key))) return null;
  for (const { data, code } of layers) {
    // WordPress accepts its own sign-in for a while after this, and ends it with the browser: nobody has to act.
    if (code === 'wordpress') return null;
    const end = momentOf(Object(data.times).exp) ?? momentOf(data.expires);
    if (end !== null) return end;
  }
  const tokens = places.filter(
    ({ path, key, value }) => (path.length === 0 || TOKEN_KEY.test(key)) && typeof value === 'string',
  );
  for (const { value, owner } of tokens) {
    const end = tokenEnd(String(value)) ?? endBeside(owner);
    if (end !== null) return end;
  }
  return null;
}

/** RFC 6749 names only `expires_in`; libraries store the moment, in seconds, in milliseconds or as a text. */
function endBeside(owner: ContentPlace['owner']): number | null {
  for (const key of END_KEYS) {
    const said = owner !== null && Object.hasOwn(owner, key) ? owner[key] : null;
    const number = typeof said === 'string' && /^\d{10}(?:\d{3})?$/.test(said) ? Number(said) : said;
    const end = typeof number === 'number' ? number * (number < 1e11 ? 1000 : 1) : momentOf(number);
    if (end !== null && isPlausibleTime(end)) return end;
  }
  return null;
}

function momentOf(text: unknown): number | null {
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
