import type { Cookie, CookieId } from '../../cookie/cookie.ts';
import { asOctets } from '../../cookie/octets.ts';
import { agent } from '../agent.ts';
import { browser } from '../browser.ts';
import { setDetails } from './set-details.ts';

/**
 * Asks the browser to store a cookie. Its result is not reliable (another cookie of that name, or nothing on success):
 * read back. The returned text is the browser's rejection, null when it did not reject.
 */
export async function writeCookie(cookie: Cookie): Promise<string | null> {
  try {
    await browser.cookies.set(setDetails(cookie, agent));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Asks the browser to drop exactly this cookie by writing it with an expiry in the past; `cookies.remove` would take its
 * namesakes along. Secure and HttpOnly so that no prefix rule rejects the write: neither is part of the identity.
 */
export async function expireCookie(id: CookieId): Promise<string | null> {
  return writeCookie({
    ...id,
    // Chromium rejects a cookie with neither name nor value.
    value: asOctets(id.name === '' ? 'x' : ''),
    expiryTime: 1000,
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    creationTime: null,
  });
}
