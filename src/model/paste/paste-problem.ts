/**
 * Why a text gives no Set-Cookie line; text: message `pasteRejected_<code>`.
 * `cookieHeader`: what a request sent, where several cookies stand without attributes. `url`, `command`: something that makes
 * a request. `noSetCookie`: header fields that set no cookie. `json`: JSON without a cookie. `code`: code that computes the
 * cookie, or has no Set-Cookie line. `text`: anything else.
 */
export const PASTE_PROBLEMS = ['cookieHeader', 'url', 'command', 'noSetCookie', 'json', 'code', 'text'] as const;
export type PasteProblem = (typeof PASTE_PROBLEMS)[number];

const URL_ALONE = /^[a-z][a-z0-9+.-]*:\/\/\S+$/i;
const COMMAND =
  /^(?:[^\n$>#%]{0,200}[$>#%][ \t]+)?(?:(?:await|return|(?:const|let|var)[ \t]+[\w{},: ]{1,80}=)[ \t]+){0,3}(?:(?:curl(?:\.exe)?|wget|https?|xh|Invoke-(?:WebRequest|RestMethod)|iwr)[ \t]|(?:fetch|axios(?:\.\w+)?)[ \t]*\()/im;
/** RFC 9112: the first line of a response and of a request. */
const FIRST_LINE = /^[<>* \t]*(?:HTTP\/[\d.]+[ \t]+\d{3}\b|[A-Z]{3,10} \S+ HTTP\/\d)/im;
/** RFC 9110 §5.1: another header field, and its name alone, as DevTools copy it. */
const OTHER_FIELD = /^:?[!#$%&'*+\-.^_`|~0-9A-Za-z]+:(?:[ \t]|$)/;
const NAME_ALONE = /^:?[a-z][a-z0-9-]*:?$/i;
/** The Cookie field of a request; the name alone where a line break follows it. */
const COOKIE_FIELD = /(?<![\w=-]|\.)cookie['"`]?[ \t]*(?::|=>|,|\n|\t|[ ](?=['"]))[ \t\n]*['"`]?([^\n]*=[^\n]*)/i;
/** A pair without a space is no code, whatever its value contains. */
const PAIR = /^[^\s=;([{'"`<]+=/;
const CODE =
  /->\w{1,40}\(|(?:cookies?|jar|cookie_?store)\w{0,40}(?:\(\))?(?:(?:\.|::|->)\w{1,40}){0,4}[ \t]{0,9}(?:\(|\[[^\]\n]{0,80}\][ \t]{0,9}=)|\bdocument\.cookie\b|\bset[-_]?cookie\b[^=\n]{0,80}[([^]|^[ \t]*(?:proxy_cookie_\w{1,40}|header|add_header)[ \t]/im;
/** A setting of a framework: `SESSION_COOKIE_SECURE = True`, `server.servlet.session.cookie.secure=true`. */
const SETTING =
  /^[\w.]{0,80}cookie[\w.-]{0,80}[ \t]+=[ \t]|^(?!(?:window\.)?document\.)\w{1,80}\.[\w.-]{0,80}\.cookie[\w.-]{0,80}[ \t]*=|^\w{1,80}_cookie_(?:secure|httponly|samesite|domain|path|name|age)[ \t]*=|^session_(?:secure_cookie|same_site)[ \t]*=/i;

/** `name=value`, without a space in it: nothing else begins so. */
const LINE = /^(?!(?:window\.)?document\.cookie|set[-_]cookie)[\w!#$%&*+^|~.-]+=[^\s;]*[ \t]*(?:;[^\n]*)?$/i;

/** Whether a text is a Set-Cookie line, whatever is in its value. */
export function isLine(text: string): boolean {
  return LINE.test(text) && !SETTING.test(text);
}

/** What a text is in which no Set-Cookie field was found; null: it can be a line. */
export function problemOf(text: string): PasteProblem | { cookie: string } | null {
  if (URL_ALONE.test(text)) return 'url';
  if (COMMAND.test(text)) return 'command';
  const lines = text.split('\n').map((line) => line.replace(/^[<>*|$%]+[ \t]+/, '').trim());
  const [first = ''] = lines;
  const cookie = PAIR.test(first) ? undefined : COOKIE_FIELD.exec(text)?.[1]?.replace(/['"`]?[ \t,\\]*$/, '');
  if (cookie?.includes(';')) return 'cookieHeader';
  if (FIRST_LINE.test(text)) return 'noSetCookie';
  if (cookie !== undefined && !/[('"]/.test(first.slice(0, first.indexOf('=')))) return { cookie };
  if (PAIR.test(first) && !SETTING.test(first)) return null;
  const [name = ''] = first.split('=', 1);
  // No name of a cookie has spaces beside quotes, brackets and variables.
  if (CODE.test(text) || SETTING.test(text) || (/\S\s/.test(name) && /[(){}[\]"'$]/.test(name))) return 'code';
  if (lines.some((line) => OTHER_FIELD.test(line) && !line.includes('='))) return 'noSetCookie';
  if (lines.length > 1 && NAME_ALONE.test(first)) return 'noSetCookie';
  const [pair = ''] = first.split(';');
  return /^<(?:[/!?]?[\w:-]+>|[^\s=]+\s)/.test(first) || (!pair.includes('=') && /\s|\($/.test(pair.trim()))
    ? 'text'
    : null;
}
