/** One of several Set-Cookie lines in a text, and where it begins there. */
export interface SplitLine {
  line: string;
  at: number;
}

/** RFC 9110 §5.6.2: the characters of a token. */
const NEXT = /,[ \t]{1,100}(?=[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,1000}=)/g;

/**
 * The Set-Cookie lines that a program has joined with commas, as `Headers.get()` of the Fetch standard and the HAR of Safari do.
 * RFC 9110 §5.3: "it can't be combined into a single field value", as a date has a comma too; so only where attributes stand,
 * and a pair follows.
 */
export function splitSetCookies(text: string): SplitLine[] {
  const lines: SplitLine[] = [];
  let at = 0;
  while (true) {
    const semicolon = text.indexOf(';', at);
    NEXT.lastIndex = semicolon;
    const next = semicolon < 0 ? null : NEXT.exec(text);
    lines.push({ line: text.slice(at, next?.index), at });
    if (!next) return lines;
    at = next.index + next[0].length;
  }
}
