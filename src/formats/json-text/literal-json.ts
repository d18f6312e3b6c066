import { type CodeToken, codeTokens } from '../quoted/code-tokens.ts';
import { SCRIPT_LANGUAGE } from '../quoted/script-language.ts';

/** The JSON of a text, and where the text has what is at a position of it. */
export interface LiteralJson {
  json: string;
  originOf(at: number): number;
}

/** UTF-16 code units of the longest text: each of its tokens is an object here. */
const MAX_LITERAL = 4_194_304;
/** Words of JavaScript and Python. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
  ['undefined', 'null'],
]);

/**
 * What a text means that is nearly JSON: a literal of JavaScript or Python, with comments, single quotes, keys without quotes or a
 * comma too many; after the name that it is assigned to; or several values in place of a list, as one on each line. null: it is none.
 */
export function literalJson(text: string): LiteralJson | null {
  if (text.length > MAX_LITERAL) return null;
  const tokens = codeTokens(text, SCRIPT_LANGUAGE);
  const start = tokens.findIndex(isOneOf('{['));
  if (start < 0 || (start > 0 && !/^(?:=|default|return)$/.test(tokens[start - 1]?.text ?? ''))) return null;
  const pieces: string[] = [];
  const origins: { at: number; from: number }[] = [];
  let length = 0;
  let depth = 0;
  let count = 0;
  const push = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
  };
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.text === null) return null;
    const next = tokens[at + 1];
    // A comma before the end of a list, and what ends a statement.
    if (isOneOf(',;')(token) && (depth === 0 || !next || isOneOf(']}')(next))) continue;
    if (depth === 0) push(count++ > 0 ? ',' : '');
    else if (token.at > (tokens[at - 1]?.end ?? 0)) push(' ');
    origins.push({ at: length, from: token.at });
    push(jsonOf(token, next));
    if (isOneOf('[{')(token)) depth++;
    else if (isOneOf(']}')(token)) depth--;
  }
  const [json, shift] = count > 1 ? [`[${pieces.join('')}]`, 1] : [pieces.join(''), 0];
  return {
    json,
    originOf: (at) => (at - shift < length ? originOf(origins, at - shift) : text.length),
  };
}

/** `origins`: in their order. */
function originOf(origins: readonly { at: number; from: number }[], at: number): number {
  let [low, high] = [0, origins.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((origins[middle]?.at ?? 0) <= at) low = middle;
    else high = middle;
  }
  return origins[low]?.from ?? 0;
}

function isOneOf(marks: string): (token: CodeToken | undefined) => boolean {
  return (token) => token?.kind === 'mark' && marks.includes(token.text ?? ' ');
}

function jsonOf({ kind, text }: CodeToken, next: CodeToken | undefined): string {
  if (kind === 'string' || (kind === 'word' && isOneOf(':')(next))) return JSON.stringify(text);
  return WORDS.get(text ?? '') ?? text ?? '';
}
