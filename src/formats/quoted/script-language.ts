import type { Language } from './code-tokens.ts';
import { unquoteScript } from './quote-for-script.ts';

/** JavaScript, JSON, and what Python, PHP, Go, Java, Ruby and R have in common with it. */
export const SCRIPT_LANGUAGE: Language = {
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
