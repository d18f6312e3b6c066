import { asOctets, type Octets, toOctets } from '../../../cookie/octets.ts';
import { endOfQuoted, type Quoting } from '../../quoted/end-of-quoted.ts';

/** A word of a command, in octets, and where it begins in the text. */
export interface ShellWord {
  octets: Octets;
  /** The shell expands nothing in it. */
  isPlain: boolean;
  at: number;
}

export interface ShellCommands {
  commands: ShellWord[][];
  /** Where a quote is that nothing closes; null: every one is closed. */
  unclosed: number | null;
}

/** The most words of a text that are read. */
const MAX_WORDS = 200_000;
const COMMAND_END = '\r\n;&|';
const WORD_END = ` \t${COMMAND_END}`;

/** The escapes of `$'...'`, and of the format of `printf`. */
const ESCAPE =
  /\\(?:x([\da-fA-F]{1,2})|u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([0-7]{1,3})|([\s\S]))/y;
const SIMPLE: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: '\x07', b: '\b', e: '\x1b', E: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }),
);
/** How `shellQuote` writes octets that a terminal would interpret. */
const PRINTF = '"$(printf ';

/**
 * The words of the commands in a text for sh and bash, as DevTools copies them. Nothing is expanded: a `$NAME` stays as it is.
 * Commands end at an unquoted line end, ";", "&" or "|".
 */
export function shellCommands(text: string): ShellCommands {
  const commands: ShellWord[][] = [[]];
  let at = 0;
  let count = 0;
  while (at < text.length && count < MAX_WORDS) {
    const character = text.charAt(at);
    if (COMMAND_END.includes(character)) {
      if (commands.at(-1)?.length !== 0) commands.push([]);
      at++;
    } else if (character === ' ' || character === '\t') at++;
    // PowerShell, which runs curl too, continues a line after a backtick.
    else if ((character === '\\' || character === '`') && /[\r\n]/.test(text.charAt(at + 1)))
      at += text.startsWith('\r\n', at + 1) ? 3 : 2;
    else if (character === '#') at = endOf(text, /[\r\n]/g, at);
    else {
      const word = readWord(text, at);
      if (word.unclosed !== null) return { commands: filled(commands), unclosed: word.unclosed };
      count++;
      commands.at(-1)?.push({ octets: asOctets(word.octets), isPlain: !word.isExpanded, at });
      at = word.end;
    }
  }
  return { commands: filled(commands), unclosed: null };
}

interface Piece {
  octets: string;
  end: number;
  unclosed: number | null;
  /** It has a variable or the output of a command. */
  isExpanded?: boolean;
}

function readWord(text: string, start: number): Piece {
  const pieces: string[] = [];
  let at = start;
  let isExpanded = false;
  while (at < text.length && !WORD_END.includes(text.charAt(at))) {
    const piece = readPiece(text, at);
    pieces.push(piece.octets);
    isExpanded ||= piece.isExpanded === true;
    at = piece.end;
    if (piece.unclosed !== null) return piece;
  }
  return { octets: pieces.join(''), end: at, unclosed: null, isExpanded };
}

function readPiece(text: string, at: number): Piece {
  if (text.startsWith(PRINTF, at)) return readPrintf(text, at);
  if (text.startsWith("$'", at)) return readQuoted(text, at, 2, { quote: "'", escapedBy: '\\' }, unescaped);
  if (text[at] === "'") return readQuoted(text, at, 1, { quote: "'" }, toOctets);
  if (text[at] === '"') {
    const piece = readQuoted(text, at, 1, { quote: '"', escapedBy: '\\' }, ofDoubleQuotes);
    return { ...piece, isExpanded: hasExpansion(text.slice(at, piece.end)) };
  }
  if (text[at] === '\\') {
    // A line end after the backslash continues the word.
    const end = at + (text.startsWith('\r\n', at + 1) ? 3 : 2);
    return {
      octets: toOctets(text.slice(at + 1, end).replace(/[\r\n]/g, '')),
      end: Math.min(end, text.length),
      unclosed: null,
    };
  }
  const end = endOf(text, /[ \t\r\n;&|\\'"$]/g, at + 1);
  const plain = text.slice(at, end);
  return { octets: toOctets(plain), end, unclosed: null, isExpanded: hasExpansion(plain) };
}

/** `$NAME`, `${...}`, `$(...)` or a backtick, without a backslash before it. */
function hasExpansion(text: string): boolean {
  return /[$`]/.test(text) && /\$[\w{(]|`/.test(text.replace(/\\[\s\S]/g, ''));
}

function readQuoted(
  text: string,
  at: number,
  opening: number,
  quoting: Quoting,
  read: (quoted: string) => string,
): Piece {
  const close = endOfQuoted(text, at + opening, quoting);
  if (close < 0) return { octets: '', end: text.length, unclosed: at };
  return { octets: read(text.slice(at + opening, close)), end: close + 1, unclosed: null };
}

/** `"$(printf 'format')"`: the output of the command, without line feeds at the end. */
function readPrintf(text: string, at: number): Piece {
  const format = readWordUntilBracket(text, at + PRINTF.length);
  const isClosed = format.unclosed === null && text.startsWith(')"', format.end);
  const octets = unescaped(format.octets, true);
  return { octets: octets.replace(/\n{1,65536}$/, ''), end: format.end + 2, unclosed: isClosed ? null : at };
}

function readWordUntilBracket(text: string, start: number): Piece {
  const pieces: string[] = [];
  let at = start;
  while (text[at] === "'" || text[at] === '\\') {
    const piece = readPiece(text, at);
    pieces.push(piece.octets);
    at = piece.end;
    if (piece.unclosed !== null) return piece;
  }
  return { octets: pieces.join(''), end: at, unclosed: null };
}

/** `isOctets`: the text is octets already. */
function unescaped(text: string, isOctets = false): string {
  const plain = (part: string) => (isOctets ? part : toOctets(part));
  const pieces: string[] = [];
  const pattern = new RegExp(ESCAPE);
  let done = 0;
  for (let next = text.indexOf('\\'); next >= 0; next = text.indexOf('\\', done)) {
    pieces.push(plain(text.slice(done, next)));
    pattern.lastIndex = next;
    const found = pattern.exec(text);
    if (!found) return pieces.join('') + plain(text.slice(next));
    const [all, hex, high, low, short, long, octal, other = ''] = found;
    const codes = (high === undefined ? [short ?? long ?? ''] : [high, low ?? '']).map((code) =>
      Number.parseInt(code, 16),
    );
    if (hex !== undefined) pieces.push(String.fromCharCode(Number.parseInt(hex, 16)));
    else if (octal !== undefined) pieces.push(String.fromCharCode(Number.parseInt(octal, 8) & 0xff));
    else if (codes.every((code) => code <= 0x10ffff)) pieces.push(toOctets(textOf(codes)));
    else pieces.push(SIMPLE.get(other) ?? (/['"\\?]/.test(other) ? other : plain(all)));
    done = next + all.length;
  }
  pieces.push(plain(text.slice(done)));
  return pieces.join('');
}

/** Two halves of a character, or one code point. */
function textOf(codes: readonly number[]): string {
  return codes.length > 1 ? String.fromCharCode(...codes) : String.fromCodePoint(...codes);
}

/** Within double quotes a backslash escapes these only, and a line end after it goes with it. */
function ofDoubleQuotes(quoted: string): string {
  return toOctets(quoted.replace(/\\(?:\r\n|\n|([\\"$`]))/g, '$1'));
}

function filled(commands: ShellWord[][]): ShellWord[][] {
  return commands.filter((words) => words.length > 0);
}

/** Where the next of these characters is; the end of the text where there is none. */
function endOf(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}
