import type { Cookie } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import type { About, TextFormat } from '../format/format.ts';
import type { LossCode } from '../format/loss-code.ts';
import { LATEST_SECOND } from '../format/moment.ts';
import { isLwpLine, readLwpLine } from './lwp-line.ts';
import { readNetscapeLine } from './netscape-line.ts';
import { Reading } from './reading.ts';
import { textLines } from './text-lines.ts';
import { isDomainSaid, unsaidLosses, type WrittenPart, writeParts } from './write-parts.ts';

/** Python 3.11 rejects a file without it; Netscape's own page of 1994 has it. */
const FIRST_LINE = '# Netscape HTTP Cookie File';
const MAGIC = /^\ufeff?# (?:Netscape )?HTTP Cookie File/;
const COOKIE_LINE = /^[^\t\r\n]+\t(?:true|false)\t[^\t\r\n]*\t(?:true|false)\t[^\t\r\n]*\t/im;
/** The same with spaces, as a page or a terminal shows it. */
const SPACED_LINE = /^\S+ +(?:true|false) +\/\S* +(?:true|false) +\d[\d.]* +\S/im;
/** As `isLwpLine` finds it, with an attribute: a cookie may have that name. */
const LWP_LINE = /^Set-Cookie3:.*;[ \t]*(?:domain|path)=/im;
const COOKIE_EDITOR = /^#.*\bCookie-Editor\b/;
/** How much of a text is examined to recognise the format, in UTF-16 code units. */
const START = 16_384;

/**
 * A cookies.txt file as curl 7.88, Python 3.11 and Netscape write and read it: domain, whether subdomains are meant, path,
 * secure, expiry in seconds (0: session), name, value, with a TAB between. `#HttpOnly_` before the domain is curl's.
 */
export const netscape: TextFormat = {
  code: 'netscape',
  recognises: (text) => {
    const start = text.slice(0, START);
    return [MAGIC, COOKIE_LINE, SPACED_LINE, LWP_LINE].some((pattern) => pattern.test(start));
  },
  read,
  write: (cookies) => write(cookies, true),
};

/** The same for Wget 1.21.3, to which a line with `#HttpOnly_` is a comment: it has no HttpOnly. */
export const netscapeWget: TextFormat = {
  code: 'netscape-wget',
  read,
  write: (cookies) => write(cookies, false),
};

function read(text: string, { now }: About) {
  const reading = new Reading(text);
  let isByCookieEditor = false;
  for (const line of textLines(text, reading)) {
    isByCookieEditor ||= COOKIE_EDITOR.test(line.text);
    const found = isLwpLine(line.text)
      ? readLwpLine(line.text)
      : readNetscapeLine(line.text, { now, isByCookieEditor });
    if (found) reading.add(found, line.line);
  }
  return reading.result();
}

function write(cookies: readonly Cookie[], hasHttpOnly: boolean) {
  const { parts, losses } = writeParts(cookies, (cookie) => lineOf(cookie, hasHttpOnly));
  return { text: `${[FIRST_LINE, ...parts].join('\n')}\n`, losses };
}

function lineOf(cookie: Cookie, hasHttpOnly: boolean): WrittenPart {
  const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite } = cookie;
  const impossible: LossCode[] = [];
  // Readers ignore the line of a nameless cookie or send it as another one.
  if (name === '' || !isField(name)) impossible.push('name');
  if (!isField(value)) impossible.push('value');
  if (!path.startsWith('/') || !isField(path)) impossible.push('path');
  if (!isDomainSaid(cookie)) impossible.push('domain');
  if (impossible.length > 0) return { text: null, losses: impossible };
  const { seconds, losses } = expiryOf(cookie);
  if (sameSite !== 'unset') losses.push('sameSite');
  if (httpOnly && !hasHttpOnly) losses.push('httpOnly');
  const fields = [
    `${httpOnly && hasHttpOnly ? '#HttpOnly_' : ''}${hostOnly ? '' : '.'}${domain}`,
    hostOnly ? 'FALSE' : 'TRUE',
    toText(path),
    secure ? 'TRUE' : 'FALSE',
    String(seconds),
    toText(name),
    toText(value),
  ];
  return { text: fields.join('\t'), losses: [...losses, ...unsaidLosses(cookie)] };
}

/** Whole seconds: yt-dlp skips a line with a fraction, curl and Wget cut it. 0 is a session cookie, so an expired one has 1. */
function expiryOf({ expiryTime }: Cookie): { seconds: number; losses: LossCode[] } {
  if (expiryTime === null) return { seconds: 0, losses: [] };
  if (Number.isNaN(expiryTime)) return { seconds: 0, losses: ['expiry'] };
  const seconds = Math.floor(expiryTime / 1000);
  if (seconds < 1) return { seconds: 1, losses: ['expiry'] };
  if (seconds > LATEST_SECOND) return { seconds: LATEST_SECOND, losses: ['expiry'] };
  return { seconds, losses: seconds * 1000 === expiryTime ? [] : ['fraction'] };
}

function isField(octets: string): boolean {
  return !/[\0\t\n\r]/.test(octets);
}
