import { hasSignInFormat, holdsSecret } from '../../cookie/findings/holds-secret.ts';
import type { Decoded } from '../decode.ts';
import type { ContentPlace } from './content-place.ts';

/** Layers that are a token of a sign-in by their form alone. Laravel and others encrypt every cookie so, also a colour. */
const TOKENS: ReadonlySet<string> = new Set(['jwt-jws', 'jwe-compact', 'iron', 'paseto-local', 'paseto-public']);
/** Keys under which libraries store who is signed in: Django, Flask-Login, Passport, Devise. */
const USER_KEY = /^(?:_auth_user_(?:id|hash)|_user_id|passport|warden\.user\.\w+\.key)$/;
const TOKEN_KEY = /^(?:access|refresh|auth|session|bearer)_?token$|^session_?id$/i;

/** Whether the content of a value is a sign-in: a session or token by its form, a user, or a token that nobody can guess. */
export function holdsSignIn({ layers }: Decoded, places: readonly ContentPlace[]): boolean {
  if (layers.some(({ code, certainty }) => certainty === 'certain' && TOKENS.has(code))) return true;
  return places.some(({ path, key, value }) => {
    if (path.length === 0 && hasSignInFormat(String(value))) return true;
    if (path.some((step) => typeof step === 'string' && USER_KEY.test(step))) return true;
    return TOKEN_KEY.test(key) && typeof value === 'string' && (hasSignInFormat(value) || holdsSecret(value));
  });
}
