import type { Cookie } from '../../cookie/cookie.ts';
import type { CookieFinding } from '../../cookie/findings/finding.ts';
import { nameWords } from '../../cookie/findings/name-words.ts';
import { hasCardNumber, personalDataFinding, personalFinding } from '../../cookie/findings/personal-data.ts';
import { formedAsKey, namedAsSecret, secretFinding } from '../../cookie/findings/secret.ts';
import { keyMaker } from '../../cookie/findings/secrets/key-maker.ts';
import { secretKind } from '../../cookie/findings/secrets/secret-kind.ts';
import { isExemptName, sessionKind } from '../../cookie/findings/session.ts';
import { httpOnlyMissing } from '../../cookie/findings/session-findings.ts';
import { tokenEndFinding } from '../../cookie/findings/token-end.ts';
import { LIMITS } from '../../cookie/limits/limits.ts';
import type { Decoded } from '../decode.ts';
import { contentEnd } from './content-end.ts';
import { type ContentPlace, contentPlaces, placesText, placeText } from './content-place.ts';
import { holdsSignIn } from './holds-sign-in.ts';
import { largestPart } from './largest-part.ts';
import { personalKind } from './personal-kind.ts';
import { readablePlaces } from './readable-places.ts';

/**
 * What the content of a value shows that its octets alone do not: see `findings` of the cookie core, which are not repeated. No
 * finding has a part of the content but the keys that lead to a place. `now` in milliseconds since the epoch.
 */
export function contentFindings(cookie: Cookie, decoded: Decoded, now: number): CookieFinding[] {
  if (decoded.layers.length === 0) return [];
  const places = contentPlaces(decoded.payload);
  const ownCodes = new Set([secretFinding(cookie), personalDataFinding(cookie)].map((found) => found?.code));
  // What a person opened with the key is readable to nobody else.
  const isReadable = decoded.layers.every(({ data }) => data.encrypted !== true);
  const readable = isReadable ? readablePlaces(decoded.payload) : [];
  const found = [
    ...secrets(readable),
    ...cardNumber(readable),
    ...personalData(readable, ownCodes.has('EmailReadable')),
    ...signIn(cookie, decoded, places),
    ...end(cookie, decoded, places, now),
    ...largest(cookie, decoded),
  ];
  return found.filter(({ code }) => !ownCodes.has(code));
}

/** The first of each code: one is enough to act on. */
function secrets(places: readonly ContentPlace[]): CookieFinding[] {
  const found = new Map<string, CookieFinding>();
  for (const place of places) {
    const finding = secretAt(place);
    if (finding !== null && !found.has(finding.code)) found.set(finding.code, finding);
  }
  return [...found.values()];
}

function secretAt({ path, key, value, owner }: ContentPlace): CookieFinding | null {
  const kind = secretKind(nameWords(key), String(value));
  if (kind !== null) return namedAsSecret(kind, placeText(path));
  // RFC 7517 section 4.1 and RFC 7518 sections 6.2.2.1, 6.3.2.1 and 6.4.1: "d" and "k" are private.
  if ((key === 'd' || key === 'k') && typeof owner?.kty === 'string') return formedAsKey('JWK');
  const maker = typeof value === 'string' ? keyMaker(value) : null;
  return maker === null ? null : formedAsKey(maker);
}

function cardNumber(places: readonly ContentPlace[]): CookieFinding[] {
  const hasCard = places.some(({ key, value }) => hasCardNumber(key, String(value)));
  return hasCard ? [personalFinding('CardNumberReadable')] : [];
}

/** Names alone are only worth knowing. */
function personalData(places: readonly ContentPlace[], isEmailKnown: boolean): CookieFinding[] {
  const all = places.flatMap((place) => {
    const kind = personalKind(place);
    return kind === null || (kind === 'email' && isEmailKnown) ? [] : [{ kind, path: place.path }];
  });
  // A text that is JSON has what is named within it.
  const around = new Set(all.flatMap(({ path }) => path.map((_, end) => path.slice(0, end).join())));
  const found = all.filter(({ path }) => !around.has(path.join()));
  const [first] = found;
  if (first === undefined) return [];
  if (first.path.length === 0) return [personalFinding('EmailReadable')];
  return [
    {
      code: 'PersonalDataReadable',
      severity: found.every(({ kind }) => kind === 'name') ? 'note' : 'warn',
      data: { places: placesText(found.map(({ path }) => path)) },
      source: personalFinding('EmailReadable').source,
      attribute: 'value',
    },
  ];
}

/** The cookie core recognises sessions by their name and value; what a library of the page must read gets no finding. */
function signIn(cookie: Cookie, decoded: Decoded, places: readonly ContentPlace[]): CookieFinding[] {
  if (cookie.httpOnly || sessionKind(cookie) !== null || isExemptName(cookie)) return [];
  return holdsSignIn(decoded, places) ? [httpOnlyMissing()] : [];
}

function end(cookie: Cookie, decoded: Decoded, places: readonly ContentPlace[], now: number): CookieFinding[] {
  // The cookie core knows when a token ends that is the whole value.
  const isOfCore = decoded.layers[0]?.code === 'jwt-jws' && sessionKind(cookie) === 'session';
  if (isOfCore || isExemptName(cookie)) return [];
  const finding = tokenEndFinding(contentEnd(decoded, places), cookie, { now, isRenewed: false });
  return finding === null ? [] : [finding];
}

function largest(cookie: Cookie, { payload }: Decoded): CookieFinding[] {
  const octets = cookie.name.length + cookie.value.length;
  const { value: limit, source } = LIMITS.pairOctets;
  const part = octets * 2 > limit ? largestPart(payload) : null;
  if (part === null) return [];
  return [
    {
      code: 'LargestPart',
      severity: 'note',
      limit: 'pairOctets',
      data: { octets, limit, place: placeText(part.path), part: part.octets, all: part.all },
      source,
      attribute: 'value',
    },
  ];
}
