import type { Cookie } from '../cookie.ts';
import { hasSignInFormat, holdsSecret } from './holds-secret.ts';
import { bareName, nameWords, startsAsWord } from './name-words.ts';
import { MAKER_NAMES, MAKER_PREFIXES, SCRIPT_TOKEN_PREFIXES, SERVER_PREFIXES, SESSION_NAMES } from './session-names.ts';

/** `script`: a session or token that a library in the page reads. It can be wrong both ways. */
export type SessionKind = 'session' | 'script' | null;

/** Words that names of sessions and sign-ins have. */
const SESSION_WORD =
  /^(?:[hps]?sid|bearer|apikey|credentials?|o?auth|authn|authenticat(?:ed|ion)|authorization|sso|ticket|remember(?:me)?|logged(?:in)?|log[io]n|signin|identity|passport)$/;
/** Ends of words that are about sessions: phpsessid, session, accesstoken. */
const SESSION_END = /(?:sess(?:ion)?(?:s|id|ids|key|hash|token)?|jwt|token)$/;
const NO_SESSION = /^(?:possess|obsess|assess)/;

/** Words of names that are about something else, at any position: `csrf_token`, `push-token`, `oauth_state`. */
const OTHER = new Set(
  `verification nonce state callback redirect return consent analytics tracking tracker visitor visit campaign waf push fcm
  device cart basket checkout wishlist anonymous anon guest experiment correlation pkce verifier challenge temp data
  tempdata replay funnel sample sampled rum marketing ads referrer locale lang theme storage first depth survey chat widget
  share invite preview notification messaging reset restart confirm confirmation rollout upload download map queue`.split(
    /\s+/,
  ),
);

/** Last words of names that describe a session, and are none: `session_expires`, `auth_provider`, `session.sig`. */
const ABOUT =
  /^(?:exp|expire[sd]?|expiry|time|timeout|timestamp|start|count|url|uri|type|status|info|details|meta|name|email|provider|method|hint|test|version|lookup|sig|signature|legacy|request)$/;

/** Also in the middle of a word: csrfmiddlewaretoken. */
const AGAINST_FORGERY = /csrf|xsrf|forgery|captcha/i;

/** MediaWiki's script counts with it what one browser does; the name of the wiki is before it. */
const MEDIAWIKI = /mwuser-sessionid$/i;

/** Clerk's library reads it; what others call so should be HttpOnly. */
const CLERK = /^__session(?:_[\w-]{8})?$/;

/** Words that name no maker: a name of only such words is the site's own. */
const PLAIN = new Set(
  `access refresh id user users api app application web site admin my account customer member client server secure key
  hash cookie current www prod production dev development staging in me http https same host main portal my
  php net asp aspx j bb cgi rack laravel django flask ci play`.split(/\s+/),
);

/** Whether a cookie may well be a session or a token, by name, value and how it was set. */
export function sessionKind(cookie: Pick<Cookie, 'name' | 'value' | 'domain' | 'hostOnly' | 'httpOnly'>): SessionKind {
  const { value, httpOnly } = cookie;
  const name = bareName(cookie.name);
  const words = nameWords(cookie.name);
  const isKnown = SESSION_NAMES.test(name);
  if (!isKnown && isOther(name, words, httpOnly)) return null;
  const isSignIn = hasSignInFormat(value);
  const hasWord = words.some(isSessionWord);
  if (!isKnown && !isSignIn && !hasWord) return null;
  if (!isSignIn && !holdsSecret(value)) return null;
  if (!httpOnly && (isReadByLibrary(name, words) || (isSignIn && CLERK.test(name)))) return 'script';
  // What statistics and ads set from a script has their maker's name and the whole site as its Domain.
  const isOwn = isKnown || isSignIn || httpOnly || cookie.hostOnly || isPlain(words, cookie.domain);
  return isOwn ? 'session' : null;
}

/** Whether a cookie is named as sessions and sign-ins are, whatever its value; not one that a library in the page reads. */
export function isNamedAsSession({ name, httpOnly }: Pick<Cookie, 'name' | 'httpOnly'>): boolean {
  const bare = bareName(name);
  const words = nameWords(name);
  if (!httpOnly && isReadByLibrary(bare, words)) return false;
  return SESSION_NAMES.test(bare) || (!isOther(bare, words, httpOnly) && words.some(isSessionWord));
}

/**
 * Whether a cookie's name says that it is no session of the site, or one that a library in the page reads and renews, whatever is
 * in its value.
 */
export function isExemptName({ name, httpOnly }: Pick<Cookie, 'name' | 'httpOnly'>): boolean {
  const [bare, words] = [bareName(name), nameWords(name)];
  return isOther(bare, words, httpOnly) || (!httpOnly && (isReadByLibrary(bare, words) || CLERK.test(bare)));
}

function isSessionWord(word: string): boolean {
  return SESSION_WORD.test(word) || (SESSION_END.test(word) && !NO_SESSION.test(word));
}

function isOther(name: string, words: readonly string[], httpOnly: boolean): boolean {
  if (MAKER_NAMES.has(name.toLowerCase()) || startsAsWord(name, SERVER_PREFIXES)) return true;
  if (!httpOnly && startsAsWord(name, MAKER_PREFIXES)) return true;
  if (AGAINST_FORGERY.test(name) || MEDIAWIKI.test(name) || ABOUT.test(words.at(-1) ?? '')) return true;
  return words.some((word) => OTHER.has(word) || OTHER.has(word.replace(SESSION_END, '')));
}

/** By its maker; a namespace of three parts, `auth._token.local`; or an ID token, which is for the page. */
function isReadByLibrary(name: string, words: readonly string[]): boolean {
  if (startsAsWord(name, SCRIPT_TOKEN_PREFIXES)) return true;
  if (/^sb-.+-auth-token/.test(name) || /(?:^|[._-])id_?token$/i.test(name)) return true;
  return words.some((word) => word.endsWith('token')) && name.split(/[.:]/).filter(Boolean).length > 2;
}

function isPlain(words: readonly string[], domain: string): boolean {
  const labels = new Set(domain.split(/[.-]/));
  return words.every((word) => {
    const rest = word.replace(SESSION_END, '');
    return rest === '' || PLAIN.has(rest) || SESSION_WORD.test(rest) || labels.has(word) || labels.has(rest);
  });
}
