import { domainMatches } from '../address/domain-matches.ts';
import { parseUrl } from '../address/parse-url.ts';
import { isSecureOrigin } from '../address/secure-origin.ts';
import type { RegistrableDomain } from '../cookie.ts';
import { prefixOf } from '../rules/prefix.ts';
import type { Reason, ReasonCode } from '../verdict.ts';
import type { ParsedLine } from './parse-set-cookie-line.ts';

/** The pair and the attributes of a line, to be put together again. */
interface Draft {
  pair: string;
  attributes: { name: string; text: string }[];
}

/** A longer line is no mistake of a kind that a change of its attributes mends, and to try takes long. */
const LONGEST = 16_384;

/** Where the line came from. */
interface Received {
  url: string;
  registrableDomain: RegistrableDomain;
}

/**
 * The line changed so that each reason falls away, or null when that is beyond the line. Whether the browser takes the
 * result is for the caller to judge.
 */
export function fixLine(
  line: string,
  parsed: ParsedLine,
  reasons: readonly Reason[],
  { url: lineUrl, registrableDomain }: Received,
): string | null {
  const url = parseUrl(lineUrl);
  if (!url || line.length > LONGEST) return null;
  const draft: Draft = {
    pair: line.slice(parsed.nameSpan[0], parsed.valueSpan[1]),
    attributes: parsed.attributes.map(({ name, span }) => ({ name, text: line.slice(span[0], span[1]) })),
  };
  // A long line can have one error many times.
  const codes = new Set(reasons.map(({ code }) => code));
  for (const code of codes) {
    if (code === 'InvalidDomain') fixDomain(draft, url.hostname, registrableDomain);
    else if (!fix(draft, code, parsed, isSecureOrigin(url))) return null;
  }
  let fixed = draft.pair;
  for (const { text } of draft.attributes) if (text !== '') fixed += `; ${text}`;
  return fixed === line ? null : fixed;
}

/** Changes the draft; false: no change of the line helps. */
function fix(draft: Draft, code: ReasonCode, parsed: ParsedLine, secureOrigin: boolean): boolean {
  switch (code) {
    case 'SecureOnly':
      if (prefixOf(parsed.name)) return false;
      for (const name of ['secure', 'partitioned']) drop(draft, name);
      if (has(draft, 'samesite', /=\s*none$/i)) drop(draft, 'samesite');
      return true;
    case 'SameSiteNoneInsecure':
      if (secureOrigin) put(draft, 'secure', 'Secure');
      else put(draft, 'samesite', 'SameSite=Lax');
      return true;
    case 'PartitionedInsecure':
      if (secureOrigin) put(draft, 'secure', 'Secure');
      else drop(draft, 'partitioned');
      return true;
    case 'InvalidPrefix':
      return fixPrefix(draft, parsed, secureOrigin);
    case 'DisallowedCharacter':
    case 'MoreDisallowedCharacters':
      encode(draft);
      return true;
    case 'HttpOnly':
      drop(draft, 'httponly');
      return true;
    case 'UserPreferences':
      return embed(draft, secureOrigin, true);
    case 'SameSiteStrict':
    case 'SameSiteLax':
    case 'SchemefulSameSiteStrict':
    case 'SchemefulSameSiteLax':
    case 'SchemefulSameSiteUnspecifiedTreatedAsLax':
      return embed(draft, secureOrigin, false);
    default:
      return false;
  }
}

/** The domain within a URL, a pattern or a string if it is one of the host's, else none. */
function fixDomain(draft: Draft, host: string, registrableDomain: RegistrableDomain): void {
  const written = draft.attributes.findLast(({ name }) => name === 'domain')?.text.replace(/^[^=]*=\s*/, '') ?? '';
  const domain = /[a-z\d-]+(?:\.[a-z\d-]+)+/i.exec(written)?.[0].toLowerCase() ?? '';
  const registrable = registrableDomain(host);
  const isOfHost = registrable !== null && domain.length >= registrable.length && domainMatches(host, domain);
  if (isOfHost) put(draft, 'domain', `Domain=${domain}`);
  else drop(draft, 'domain');
}

function fixPrefix(draft: Draft, { name }: ParsedLine, secureOrigin: boolean): boolean {
  const prefix = prefixOf(name);
  if (!prefix || !secureOrigin) return false;
  put(draft, 'secure', 'Secure');
  if (prefix.httpOnly) put(draft, 'httponly', 'HttpOnly');
  if (prefix.host) {
    drop(draft, 'domain');
    put(draft, 'path', 'Path=/');
  }
  return true;
}

/** What a cookie set in another site's page needs. */
function embed(draft: Draft, secureOrigin: boolean, partitioned: boolean): boolean {
  if (!secureOrigin) return false;
  put(draft, 'samesite', 'SameSite=None');
  put(draft, 'secure', 'Secure');
  if (partitioned) put(draft, 'partitioned', 'Partitioned');
  return true;
}

/** Percent-encodes control characters of the pair and leaves out those of attributes. */
function encode(draft: Draft): void {
  draft.pair = mapControls(draft.pair, (code) => `%${code.toString(16).toUpperCase().padStart(2, '0')}`);
  draft.attributes = draft.attributes.map(({ name, text }) => ({
    name: mapControls(name, () => ''),
    text: mapControls(text, () => ''),
  }));
}

function mapControls(text: string, replace: (code: number) => string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
  return text.replace(/[\0-\x1f\x7f]/g, (character) => replace(character.charCodeAt(0)));
}

function has(draft: Draft, name: string, pattern: RegExp): boolean {
  return draft.attributes.some((attribute) => attribute.name === name && pattern.test(attribute.text));
}

function drop(draft: Draft, name: string): void {
  draft.attributes = draft.attributes.filter((attribute) => attribute.name !== name);
}

/** In the place of the first of that name, else at the end. */
function put(draft: Draft, name: string, text: string): void {
  const first = draft.attributes.findIndex((attribute) => attribute.name === name);
  if (first < 0) draft.attributes.push({ name, text });
  else {
    draft.attributes[first] = { name, text };
    draft.attributes = draft.attributes.filter((attribute, index) => attribute.name !== name || index === first);
  }
}
