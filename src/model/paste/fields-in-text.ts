import { endOfQuoted } from '../../formats/quoted/end-of-quoted.ts';
import { unquoteScript } from '../../formats/quoted/quote-for-script.ts';

/** The Set-Cookie lines in a text; `isComputed`: a part of the first one is an expression, or all of it. */
export interface FieldsInText {
  lines: string[];
  isComputed: boolean;
}

/** The name of the field in a header, log, table, code or markup, and what is before its value; `x-set-cookie` is another one. */
const FIELD =
  /(?<![\w=]|\w-)set[-_]cookie[23]?(['"`]?(?:\]|>>)?)[ \t\xa0]*(,?\s*['"]?(?:value|content)['"]?[ \t]*[:=]|=>|[:=,：|]|(?=\s|$))[ \t\xa0]*/gi;
const DOCUMENT_COOKIE = /\bdocument\.cookie[ \t]*(\+?)(=)(?!=)[ \t]*/gi;
/** Of a list, and the letter before a string of Python. */
const OPENING = /[\s[({<]{0,9}[bru]?(?=["'`])/iy;
const QUOTED_LINE = /^\[?(["'`])[^"'`]*=.*\1[\s\])},;]*$|^\[[ \t]*$/;
const NEXT_OF_LIST = /\s*,\s*(?=["'`])/y;
/** What joins a string with a variable. */
const JOIN = /^[ \t]*(?:\.(?![\w.])|\.[ \t]*\$|\+|%)/;
const TEMPLATE = /(?<!\\)\$\{/;
/** Configuration that looks for the field with a regular expression. */
const ANY = /^\.[*+]/;
/** An Expires without its end, and what may follow it. */
const DATE_START = /\bexpires=[a-z]{3,9},(?![^;]*GMT)[^;]*$/i;
const DATE_REST = /^[ \t]*(?:\d|[a-z]{3}[ -]\d|GMT\b)/i;
const ATTRIBUTE =
  /^[ \t]*(?:domain|path|expires|max-age|samesite|secure|httponly|partitioned|priority)[ \t]*(?:[=;,\\]|$)/i;
/** A line end as a log or a string of code shows it. */
const LINE_END = /\\r\\n|\[\\r\]|\r|\n/;

/** A directive of nginx or Apache, and what such a server fills in. */
const DIRECTIVE = /(?:^|[\r\n])[ \t]*(?:add_header|header)[ \t][^\r\n]{0,40}$/i;
const FILLED_IN = /\$[\w{]|%\{/;

/** Names without a value that are looked at: a text with more is no list of header fields. */
const MAX_WITHOUT_VALUE = 200;

export function fieldsInText(text: string): FieldsInText {
  const lines: string[] = [];
  let isComputed = false;
  let empty = 0;
  for (const pattern of [FIELD, DOCUMENT_COOKIE]) {
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found && empty < MAX_WITHOUT_VALUE; found = pattern.exec(text)) {
      const read = valueAt(text, found.index, pattern.lastIndex, found[1] ?? '', found[2] ?? '');
      if (read === null) {
        empty++;
        continue;
      }
      const isDirective = DIRECTIVE.test(text.slice(Math.max(0, found.index - 60), found.index + 1));
      if (lines.length === 0) isComputed ||= read.isComputed || (isDirective && FILLED_IN.test(read.lines[0] ?? ''));
      lines.push(...read.lines.filter((line) => line !== ''));
      pattern.lastIndex = Math.max(read.end, pattern.lastIndex);
    }
    if (lines.length > 0) break;
  }
  return { lines, isComputed };
}

/** The strings of a list, as a console prints the lines of a response; empty where the text is none. */
export function linesInList(text: string): string[] {
  const start = /^(?:\(\d+\)[ \t]*|Array(?:\(\d+\))?[ \t]*)?\[\s*(?=["'`])/.exec(text)?.[0];
  const list = start === undefined ? null : quotedAt(text, start.length, true);
  const isWhole = list !== null && /^["'`]\s*,?\s*\]$/.test(text.slice(list.end));
  return isWhole && list.lines.every((line) => /^[^\s=;]+=/.test(line)) ? list.lines : [];
}

interface Value extends FieldsInText {
  end: number;
}

/** `start`: where the name begins; `at`: where the value does; `closing`: what closes the name. null: it is no value. */
function valueAt(text: string, start: number, at: number, closing: string, separator: string): Value | null {
  const before = text[start - 1] ?? '';
  if (closing === '' && separator === ':' && /["'`“]/.test(before)) {
    const end = endOf(text, at, before);
    if (end >= 0) return { lines: linesIn(text.slice(at, end), before), end, isComputed: isJoined(text, end) };
  }
  // After the name alone, quotes are around all of the line, or of it.
  const isHeader = separator === ':' && closing === '';
  OPENING.lastIndex = at;
  const opening =
    isHeader && !QUOTED_LINE.test(text.slice(at, at + lineAt(text, at).length)) ? null : OPENING.exec(text);
  if (opening) {
    const list = quotedAt(text, at + opening[0].length, opening[0].includes('['));
    // Configuration may replace a pattern in the field.
    if (list && (separator !== '' || list.lines[0]?.includes('='))) return list;
  }
  return plainAt(text, start, at, separator);
}

function quotedAt(text: string, at: number, isList: boolean): Value | null {
  const found: Value = { lines: [], end: at, isComputed: false };
  for (let start = at; ; ) {
    const quote = text[start] ?? '';
    const end = endOf(text, start + 1, quote);
    if (end < 0) return found.lines.length > 0 ? found : null;
    found.lines.push(...linesIn(text.slice(start + 1, end), quote));
    found.isComputed ||= isJoined(text, end) || (quote === '`' && TEMPLATE.test(text.slice(start, end)));
    found.end = end;
    NEXT_OF_LIST.lastIndex = end + 1;
    if (!isList || !NEXT_OF_LIST.test(text)) return found;
    start = NEXT_OF_LIST.lastIndex;
  }
}

/** Without quotes: up to the end of the line, or of the bracket around it. */
function plainAt(text: string, start: number, at: number, separator: string): Value | null {
  const lineStart = Math.max(text.lastIndexOf('\n', start), text.lastIndexOf('\r', start)) + 1;
  const isFirst = /^[\s<>*|$%]*$/.test(text.slice(lineStart, start));
  let from = at;
  let line = lineAt(text, from);
  if (line === '') {
    // DevTools copies the name of a field and its value as two lines.
    from = at + (/^[\r\n]+[ \t]*/.exec(text.slice(at, at + 80))?.[0].length ?? 0);
    line = lineAt(text, from);
    if (!isFirst || !line.includes('=')) return null;
  } else if (!/[:\s]$|^$/.test(separator) || (separator === '' && !/^[{[]?[^\s=;,"'(){}]+=/.test(line))) {
    if (!/^[[{]?[^\s=;,"'(){}[\]]+=/.test(line)) return null;
  }
  if (ANY.test(line)) return null;
  const opened = separator === ':' ? /^\[(?=[ \t]*[\w-]+=.*\])/.exec(line) : /^[[{]/.exec(line);
  const bracket = opened?.[0] ?? (text[start - 1] === '[' ? ',' : '');
  const end = from + line.length;
  if (bracket !== '') {
    const close = line.indexOf(bracket === '{' ? '}' : ']');
    if (close > 0) line = line.slice(bracket === ',' ? 0 : 1, close);
  }
  // A cell of a table in Markdown.
  if (separator === '|') line = line.replace(/[ \t]*\|.*/, '');
  if (separator !== ':') line = line.replaceAll('\\ ', ' ');
  return { lines: [line.trim()], end, isComputed: false };
}

/** The line at a place, without what ends it in a log, and with those that continue it. */
function lineAt(text: string, at: number): string {
  const rest = text.slice(at);
  const end = rest.search(LINE_END);
  return end < 0 ? rest : rest.slice(0, end);
}

function endOf(text: string, start: number, quote: string): number {
  if (quote === '"' || quote === "'" || quote === '`') return endOfQuoted(text, start, { quote, escapedBy: '\\' });
  return text.indexOf('”', start);
}

function isJoined(text: string, end: number): boolean {
  return JOIN.test(text.slice(end + 1, end + 9));
}

/** The lines in a string of code. */
function linesIn(raw: string, quote: string): string[] {
  const isPlain = quote === '"' || quote === "'" || quote === '`';
  const shown = raw.split('[\\r]')[0] ?? '';
  const content = (isPlain ? unquoteScript(shown, quote) : shown) ?? shown.replace(/\\(.)/g, '$1');
  return content.split(LINE_END).map((line) => line.trim());
}

/** Lines that a terminal, a mail or a person broke, as one: RFC 9112 §5.2 calls it obsolete line folding. */
export function joinedLines(text: string): string {
  const joined: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const before = joined.at(-1) ?? '';
    if ((ATTRIBUTE.test(line) && /[;\\]$/.test(before)) || (DATE_START.test(before) && DATE_REST.test(line)))
      joined[joined.length - 1] = `${before.replace(/\\$/, '').trimEnd()} ${line.trim()}`;
    else joined.push(line.trimEnd());
  }
  return joined.join('\n');
}
