import type { Cookie } from '../cookie.ts';
import { excerpt } from '../excerpt.ts';
import { percentDecoded } from '../percent-decoded.ts';
import type { CookieFinding } from './finding.ts';
import { nameWords } from './name-words.ts';
import { keyMaker } from './secrets/key-maker.ts';
import { type SecretKind, secretKind } from './secrets/secret-kind.ts';

const SOURCE = 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html';

/** A password or a key: by the cookie's name, or by the form of its value. The finding has no part of the value. */
export function secretFinding({ name, value }: Pick<Cookie, 'name' | 'value'>): CookieFinding | null {
  const text = percentDecoded(value);
  const kind = secretKind(nameWords(name), text);
  if (kind !== null) return namedAsSecret(kind, excerpt(name));
  const maker = keyMaker(text);
  return maker === null ? null : formedAsKey(maker);
}

/** `place`: the cookie's name, or where in its content the secret is; a text. */
export function namedAsSecret(kind: SecretKind, place: string): CookieFinding {
  return finding(kind === 'password' ? 'PasswordReadable' : 'SecretReadable', { place });
}

/** `maker`: whose keys look so. */
export function formedAsKey(maker: string): CookieFinding {
  return finding('KeyReadable', { maker });
}

function finding(code: CookieFinding['code'], data: CookieFinding['data']): CookieFinding {
  return { code, severity: 'warn', data, source: SOURCE, attribute: 'value' };
}
