export type SecretKind = 'password' | 'secret';

const CREDENTIAL =
  '(?:[a-z]*(?:password|passwd|passwort)|pwd|passphrase|(?:user|login|admin|auth|db)-?pass|pass(?=-hash))';
/** Names whose last words are a password: `password`, `userPasswd`, `pass_hash`; the words are joined by hyphens. */
const PASSWORD = new RegExp(`(?:^|-)${CREDENTIAL}(?:-(?:hash|md|sha|encrypted|enc|plain|plaintext|value|confirm))?$`);
/** Names whose last words are a key that is not for others: `client_secret`, `apiKey`, `aws_secret_access_key`. */
const SECRET = /(?:^|-)(?:[a-z]*secret|(?:api|private|priv|secret|access|signing|encryption|master)-?key)(?:-value)?$/;
/** Words of names that are about a password or a key, which is not in the value: `forgot_password`, `show-password`. */
const ABOUT = new Set(
  `forgot forgotten reset change changed remember remembered show shown hide hidden has have need needs needed require
  required requires no without is skip ask toggle last expired expires strength hint reminder policy min max length
  invalid wrong error failed attempts protected protection prompt visible visibility use enable enabled disable disabled
  feature public publishable recovery`.split(/\s+/),
);
const AGAINST_FORGERY = /csrf|xsrf|forgery|captcha|nonce/;

/** Flags, counts, stars in place of a password, and words that say that there is none. */
const NO_SECRET =
  /^(?:.{0,3}|true|false|null|none|undefined|deleted|empty|unset|enabled|disabled|hidden|shown|visible|changed|saved|(\W)\1*|\[.*|\{.*|(?:[a-z][a-z\d+.-]*:\/)?\/.*)$/is;
/** A Unix time of the years 2001 to 2033, in seconds or milliseconds. */
const TIME = /^1\d{9}(?:\d{3})?$/;
const KEY = /^(?=.*\d)(?=.*[a-z])\S{8,}$|^\S{20,}$/is;

/**
 * Whether a value that has this name is a password or a secret key. `words`: the words of the name in small letters. The name
 * is evidence and no proof; what cannot be one is left out.
 */
export function secretKind(words: readonly string[], value: string): SecretKind | null {
  const name = words.join('-');
  if (AGAINST_FORGERY.test(name) || words.some(isAbout)) return null;
  const kind = PASSWORD.test(name) ? 'password' : SECRET.test(name) ? 'secret' : null;
  if (kind === null || NO_SECRET.test(value) || TIME.test(value)) return null;
  return kind === 'password' || KEY.test(value) ? kind : null;
}

/** Also in one word with it: `forgotpassword`. */
function isAbout(word: string): boolean {
  return ABOUT.has(word.replace(/(?:password|passwd|secret)$/, '') || word);
}
