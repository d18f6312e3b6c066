import type { About, ReadResult, TextFormat } from '../../format/format.ts';
import { header } from '../header.ts';
import { unquoteScript } from '../quote-for-script.ts';
import { Reading } from '../reading.ts';
import { codeCookies } from './code-cookies.ts';
import { codeTokens, type Language } from './code-tokens.ts';
import { readCode } from './read-code.ts';

/** How much of a text is examined to recognise the format, in UTF-16 code units. */
const START = 16_384;

const SCRIPT: Language = {
  word: /[\w$]+/y,
  comment: /(?:\/\/|#)[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/y,
  quotes: {
    '"': { quote: '"', escapedBy: '\\', isOneLine: true },
    "'": { quote: "'", escapedBy: '\\', isOneLine: true },
    '`': { quote: '`', escapedBy: '\\' },
  },
  unquote: (raw, quote, prefix) => {
    if (/r/i.test(prefix)) return raw;
    // Python fills in what is in braces, and alone has \U.
    return (/f/i.test(prefix) && /[{}]/.test(raw)) || /\\[UN]/.test(raw) ? null : unquoteScript(raw, quote);
  },
};

/**
 * Code that sends a Cookie header, or a map of cookies: `fetch` as DevTools copies it for Node.js, axios, and what curlconverter
 * writes for Python, PHP, Go and others. The host is that of the URL of the request. Written as a header.
 */
export const script: TextFormat = {
  ...header,
  recognises: (text) => {
    const start = text.slice(0, START);
    return /cookie/i.test(start) && codeCookies(codeTokens(start, SCRIPT)).length > 0;
  },
  read,
};

function read(text: string, { url }: About): Omit<ReadResult, 'format'> {
  const reading = new Reading(text);
  readCode(text, SCRIPT, url, reading);
  return reading.result();
}
