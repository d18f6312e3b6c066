export type SecretKind = 'password' | 'secret';

/** Names whose last words are a password: `password`, `userPasswd`, `pass_hash`; the words are joined by hyphens. */
const PASSWORD =
  /(?:^|-)(?:[a-z]*pass(?:word|wd|wort|phrase)|pwd|(?:user|login|admin|auth|db)-?pass|pass(?=-hash))(?:-(?:hash|md|sha|enc(?:rypted)?|plain(?:text)?|value|confirm))?$/;
/** Names whose last words are a key that is not for others: `client_secret`, `apiKey`, `aws_secret_access_key`. */
const SECRET = /(?:^|-)(?:[a-z]*secret|(?:api|private|priv|secret|access|signing|encryption|master)-?key)(?:-value)?$/;
/**
 * Words of names, or their starts, that are about a password or a key, which is not in the value: `forgot_password`,
 * `show-password`, `public_api_key`; secrets against forged requests; and the random key of a session, `oc_sessionPassphrase`.
 */
const ABOUT =
  /(?:^|-)(?:(?:no|is|min|max|use|without)(?:-|pass)|forgot|reset|chang|rememb|show|hid|ha[sv]e?-|need|requir|skip|ask-|toggle|last-|expir|strength|hint|remind|polic|length|invalid|wrong|err|fail|attempt|protect|prompt|visib|enabl|disabl|feature|public|recover)|[cx]srf|forgery|captcha|nonce|session-pass/;

/** Flags, counts, times, stars in place of a password, words that say that there is none, structures, paths and URLs. */
const NO_SECRET =
  /^(?:.{0,3}|true|false|null|none|undefined|deleted|empty|unset|(?:en|dis)abled|hidden|shown|visible|changed|saved|(\W)\1*|[[{].*|(?:[a-z][a-z\d+.-]*:\/)?\/.*|1\d{9}(?:\d{3})?)$/is;
const KEY = /^(?=.*\d)(?=.*[a-z])\S{8,}$|^\S{20,}$/is;

/**
 * Whether a value that has this name is a password or a secret key. `words`: the words of the name in small letters. The name
 * is evidence and no proof; what cannot be one is left out.
 */
export function secretKind(words: readonly string[], value: string): SecretKind | null {
  const name = words.join('-');
  const kind = PASSWORD.test(name) ? 'password' : SECRET.test(name) ? 'secret' : null;
  if (kind === null || ABOUT.test(name) || NO_SECRET.test(value)) return null;
  return kind === 'password' || KEY.test(value) ? kind : null;
}
