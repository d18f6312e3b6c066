import { hasEmail } from '../../cookie/findings/personal-data.ts';
import type { ContentPlace } from './content-place.ts';

/** Whether the content has only names of people, which pages show to everyone, or more private data. */
export type PersonalKind = 'email' | 'contact' | 'name';

/** Keys in small letters, without what separates words: claims of OpenID Connect Core 1.0 section 5.1, and what forms call them. */
const NAMES = keys(`givenname familyname firstname lastname middlename fullname surname forename`);
const PHONES = keys(`phonenumber phone mobile mobilephone mobilenumber telephone cellphone phonenum tel`);
const BIRTHS = keys(`birthdate birthday dateofbirth dob birthdayon`);
const STREETS = keys(`streetaddress street addressline addressline1 address1`);
/** Keys beside a `name` that make it the name of a person: `{"name":"Ada","email":…}`. */
const OF_PERSON = keys(`sub email emailverified givenname familyname firstname lastname preferredusername username`);
/** Keys of objects that are about a person. */
const PERSON = keys(`user currentuser profile customer account member person me userinfo contact`);

const NAME = /^\p{L}[\p{L}\p{M}'’. -]{0,79}$/u;
const NO_NAME = /^(?:true|false|null|none|undefined|unknown|anonymous|guest|yes|no|default|test)$/i;
const PHONE = /^\+?[\d\s()./-]{7,24}$/;
/** A day, as the claim has it (ISO 8601, the year may be 0000) or as people write it. */
const DAY = /^(?:(?:(?:18|19|20)\d\d|0000)-(?:0[1-9]|1[0-2])-[0-3]\d(?:T.*)?|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)$/;
const STREET = /^(?=.*\p{L}{2})(?=.*[\s\d]).{5,200}$/su;

/** What of a person a text is, by its key and its form together; null: nothing that is known. */
export function personalKind(place: ContentPlace): PersonalKind | null {
  const { path, value } = place;
  const key = plain(place.key);
  const text = String(value);
  if (typeof value === 'string' && hasEmail(value)) return 'email';
  if (PHONES.has(key)) return PHONE.test(text) && hasDigits(text) ? 'contact' : null;
  if (typeof value !== 'string') return null;
  if (BIRTHS.has(key)) return DAY.test(text) ? 'contact' : null;
  if (STREETS.has(key) || (key === 'formatted' && plain(path.at(-2)) === 'address'))
    return STREET.test(text) && !isUrl(text) ? 'contact' : null;
  const isName = NAMES.has(key) || (key === 'name' && isOfPerson(place));
  return isName && NAME.test(text) && !NO_NAME.test(text) ? 'name' : null;
}

function isOfPerson({ path, owner }: ContentPlace): boolean {
  return PERSON.has(plain(path.at(-2))) || Object.keys(owner ?? {}).some((key) => OF_PERSON.has(plain(key)));
}

/** E.164: at most 15 digits; national numbers have at least 7. */
function hasDigits(text: string): boolean {
  const count = text.replace(/\D/g, '').length;
  return count >= 7 && count <= 15;
}

function isUrl(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(text);
}

function plain(key: string | number | undefined): string {
  return typeof key === 'string' ? key.toLowerCase().replace(/[^a-z\d]/g, '') : '';
}

function keys(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
