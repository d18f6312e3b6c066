import type { About, ReadResult, TextFormat } from '../../format/format.ts';
import { codeTokens } from '../../quoted/code-tokens.ts';
import { SCRIPT_LANGUAGE } from '../../quoted/script-language.ts';
import { header } from '../header.ts';
import { Reading } from '../reading.ts';
import { codeCookies } from './code-cookies.ts';
import { readCode } from './read-code.ts';

/** How much of a text is examined to recognise the format, in UTF-16 code units. */
const START = 16_384;

/** As DevTools copies a request, without its cookies unless it is for Node.js. */
const FETCH = /\bfetch\([ \t]{0,9}["'`]https?:/;

/**
 * Code that sends a Cookie header, or a map of cookies: `fetch` as DevTools copies it for Node.js, axios, and what curlconverter
 * writes for Python, PHP, Go and others; and code that sets cookies, as tests and servers do. The host is that of the URL of the
 * request. Written as a header.
 */
export const script: TextFormat = {
  ...header,
  recognises: (text) => {
    const start = text.slice(0, START);
    const isMaybe = /cookie|^\s*\[\s*["'`]/i.test(start);
    return FETCH.test(start) || (isMaybe && codeCookies(codeTokens(start, SCRIPT_LANGUAGE)).length > 0);
  },
  read,
};

function read(text: string, about: About): Omit<ReadResult, 'format'> {
  const reading = new Reading(text);
  readCode(text, SCRIPT_LANGUAGE, about, reading);
  const { cookies, problems } = reading.result();
  const isEmpty = cookies.length + problems.length === 0;
  return { cookies, problems: isEmpty ? [{ code: 'requestWithoutCookies', line: 1, column: 1, data: {} }] : problems };
}
