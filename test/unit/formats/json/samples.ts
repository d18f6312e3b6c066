import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { readCookies } from '../../../../src/formats/formats.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';

export const OTHER = { topLevelSite: 'https://other.test', hasCrossSiteAncestor: true };
/** The cookie that the samples of all tools have: everything in it is unlike the default. */
export const SID: Partial<Cookie> = {
  name: 'sid',
  value: 'a b=',
  domain: 'shop.test',
  hostOnly: false,
  expiryTime: 1_800_000_000_500,
  secure: true,
  httpOnly: true,
  sameSite: 'none',
};

/** What was read, with the codes of warnings and problems alone. */
export function codesOf(text: string, now?: number) {
  const { format, cookies, problems } = readCookies(text, { now });
  return {
    format,
    problems: problems.map(({ code }) => code),
    cookies: cookies.map(({ cookie }) => cookie),
    warnings: cookies.map(({ warnings }) => warnings.map(({ code }) => code)),
  };
}

/** An object of the API of extensions, as the tools that write one have it. */
export const API = {
  domain: '.shop.test',
  expirationDate: 1_800_000_000.5,
  hostOnly: false,
  httpOnly: true,
  name: 'sid',
  path: '/',
  sameSite: 'no_restriction',
  secure: true,
  session: false,
  storeId: '0',
  value: 'a b=',
};

/** The cookie that a test writes in the fields of one tool or another. */
export const EXPECTED = sampleCookie({
  domain: 'shop.test',
  hostOnly: false,
  expiryTime: 1_800_000_000_000,
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
});
