import type { CodeToken } from '../../quoted/code-tokens.ts';

/** What code writes out; undefined: it is computed. */
export type CodeValue = string | number | boolean | null | CodeGroup | undefined;

/** A member of an object, an argument of a call, or a statement. */
export interface CodeItem {
  /** null: it has no name. */
  key: string | null;
  value: CodeValue;
  /** The value without spaces, as `http.SameSiteLaxMode`, with `"` for a string and `(` for what is in brackets. */
  source: string;
  at: number;
}

/** What is between brackets. */
export interface CodeGroup {
  bracket: string;
  /** The word before its dot and the one right before the bracket, in lower case: `cookies.set`. */
  callee: string;
  /** The group around it. */
  parent: CodeGroup | null;
  items: CodeItem[];
  at: number;
  /** The positions of the brackets in the list of tokens; null: nothing closes it. */
  start: number;
  end: number | null;
}

type Part = CodeToken | CodeGroup;

const [OPENING, CLOSING] = ['([{', ')]}'];
/** After a name. */
const SEPARATOR = /^(?::=?|=>?)$/;
/** Deeper brackets are not read. */
const MAX_DEPTH = 100;
/** The brackets of code with what is in them, in the order in which they begin. Each token is looked at once. */
export function codeGroups(tokens: readonly CodeToken[]): CodeGroup[] {
  const groups: CodeGroup[] = [];
  const open: { group: CodeGroup; parts: Part[] }[] = [];
  const endItem = () => {
    const frame = open.at(-1);
    if (frame && frame.parts.length > 0) frame.group.items.push(itemOf(frame.parts));
    if (frame) frame.parts = [];
  };
  for (const [start, token] of tokens.entries()) {
    const mark = token.kind === 'mark' ? (token.text ?? ' ') : ' ';
    const frame = open.at(-1);
    if (OPENING.includes(mark)) {
      if (open.length < MAX_DEPTH) {
        const parent = frame?.group ?? null;
        const group = { bracket: mark, ...nameBefore(tokens, start), parent, items: [], start, end: null };
        groups.push(group);
        frame?.parts.push(group);
        open.push({ group, parts: [] });
      }
    } else if (CLOSING.includes(mark)) {
      endItem();
      if (frame && OPENING.indexOf(frame.group.bracket) === CLOSING.indexOf(mark)) {
        frame.group.end = start;
        open.pop();
      }
    } else if (mark === ',' || mark === ';') endItem();
    else frame?.parts.push(token);
  }
  // Of code that is cut.
  for (; open.length > 0; open.pop()) endItem();
  return groups;
}

/** The name of what is called: `cookies.set` of `session.cookies.set(` and of `cookies().set(`. */
function nameBefore(tokens: readonly CodeToken[], at: number): Pick<CodeGroup, 'callee' | 'at'> {
  const bracket = tokens[at];
  const isNamed = tokens[at - 1]?.kind === 'word' && tokens[at - 1]?.end === bracket?.at;
  // `[Net.Cookie]::new(` of PowerShell, in whose words dots are.
  const name = isNamed ? tokens[tokens[at - 1]?.text === '::new' ? at - 3 : at - 1] : undefined;
  let before = at - 2;
  while (before > at - 4 && /^[.>:-]$/.test(tokens[before]?.text ?? '')) before--;
  if (tokens[before]?.text === ')' && tokens[before - 1]?.text === '(') before -= 2;
  const wordOf = (token: CodeToken | undefined) => (token?.text ?? '').slice(-40).toLowerCase();
  const receiver = before < at - 2 ? wordOf(tokens[before]) : '';
  return { callee: name ? `${receiver}.${wordOf(name)}` : '', at: (name ?? bracket)?.at ?? 0 };
}

function itemOf(parts: readonly Part[]): CodeItem {
  const signs = parts.map(signOf);
  const [name] = parts;
  let end = 1;
  while (end < 3 && /^[:=>]$/.test(signs[end] ?? '')) end++;
  const isNamed = name && 'kind' in name && name.kind !== 'mark' && SEPARATOR.test(signs.slice(1, end).join(''));
  const start = isNamed ? end : 0;
  const source = signs.slice(start).join('');
  const value = writtenOut(parts.slice(start), source);
  return { key: isNamed ? (name.text ?? '') : null, value, source, at: name?.at ?? 0 };
}

/** What stands for a part in the source of an item: `"` for a string, and `(` for a group. */
function signOf(part: Part): string {
  if ('bracket' in part) return '(';
  return part.kind === 'string' ? '"' : (part.text ?? '');
}

function writtenOut(parts: readonly Part[], source: string): CodeValue {
  const last = parts.at(-1);
  // Also what a call or a constructor returns.
  if (last && 'bracket' in last) return /^[^"(]*\($/.test(source) ? last : undefined;
  if (/^"(?:\+?")*$/.test(source)) {
    const strings = parts.flatMap((part) => ('kind' in part && part.kind === 'string' ? [part.text] : []));
    return strings.includes(null) ? undefined : strings.join('');
  }
  return /^-?\d{1,15}(?:\.\d{1,9})?$/.test(source) ? Number(source) : wordValue(source);
}

/** What a word means in the languages that are read; undefined: it is a name. */
export function wordValue(word: string): boolean | null | undefined {
  if (/^(?:null|none|nil|undefined)$/i.test(word)) return null;
  return /^(?:true|false)$/i.test(word) ? /^t/i.test(word) : undefined;
}
