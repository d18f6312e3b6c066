import { endOfQuoted, type Quoting } from './end-of-quoted.ts';

/** A string, a word or a character of code. */
export interface CodeToken {
  kind: 'string' | 'word' | 'mark';
  /** Of a string, without quotes and escapes; null: nothing closes it, or the code fills something in. */
  text: string | null;
  at: number;
  end: number;
}

/** How a family of languages writes words and strings. */
export interface Language {
  /** Sticky. */
  word: RegExp;
  comment: RegExp;
  quotes: Readonly<Record<string, Quoting & { isOneLine?: boolean }>>;
  /** The text of a string; `prefix`: the letters before its quote. null: it is not plain. */
  unquote(raw: string, quote: Quoting['quote'], prefix: string): string | null;
}

/** The letters that Python allows before a string. */
const PREFIX = /^[bfru]{1,2}$/i;
const SPACE = /\s+/y;

/** The tokens of code, each character looked at once. Code that is cut or wrong gives tokens too. */
export function codeTokens(text: string, language: Language): CodeToken[] {
  const tokens: CodeToken[] = [];
  let prefix = '';
  let lineEnd = -1;
  const matchEnd = (pattern: RegExp, at: number): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : at;
  };
  const [space, word, comment] = [SPACE, language.word, language.comment].map((pattern) => new RegExp(pattern));
  if (!space || !word || !comment) return tokens;
  for (let at = 0; at < text.length; ) {
    const blank = Math.max(matchEnd(space, at), matchEnd(comment, at));
    if (blank > at) {
      at = blank;
      continue;
    }
    const quoting = language.quotes[text.charAt(at)];
    if (quoting) {
      if (at >= lineEnd) lineEnd = endOfLine(text, at);
      const scope = quoting.isOneLine ? text.slice(0, lineEnd) : text;
      const close = endOfQuoted(scope, at + 1, quoting);
      const end = close < 0 ? scope.length : close;
      const content = close < 0 ? null : language.unquote(text.slice(at + 1, end), quoting.quote, prefix);
      tokens.push({ kind: 'string', text: content, at, end: end + 1 });
      prefix = '';
      at = end + 1;
      continue;
    }
    const end = Math.max(matchEnd(word, at), at + 1);
    const content = text.slice(at, end);
    prefix = PREFIX.test(content) && language.quotes[text.charAt(end)] ? content : '';
    if (prefix === '') tokens.push({ kind: matchEnd(word, at) > at ? 'word' : 'mark', text: content, at, end });
    at = end;
  }
  return tokens;
}

function endOfLine(text: string, at: number): number {
  const end = text.slice(at).search(/[\r\n]/);
  return end < 0 ? text.length : at + end;
}
