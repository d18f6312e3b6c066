import { endOfQuoted } from '../../quoted/end-of-quoted.ts';

/** A command of cmd.exe, and where it begins in the text. */
export interface WindowsCommand {
  words: string[];
  /** A quote is open at its end. The word in which it is is left out. */
  isClosed: boolean;
  at: number;
}

/** `^"` around a word, or a caret before the end of a line: how DevTools quotes for cmd.exe, and no other shell. */
const CMD = /\b(?:curl|wget)(?:\.exe)?[ \t]+(?:[\w-]\S{0,40}[ \t]+){0,9}\^"|\^\r?\n/;

/** A quote in quotes as Firefox wrote it: single quotes are of other shells. */
const DOUBLED = /[^\s"]""[^\s"]/;

export function isForCmd(text: string): boolean {
  return CMD.test(text) || (DOUBLED.test(text) && !text.includes("'"));
}

/** The words of the commands in a text for cmd.exe, as DevTools copies them. */
export function windowsCommands(text: string): WindowsCommand[] {
  return commandLines(text).map(({ line, at }) => ({ ...wordsOf(line), at }));
}

/**
 * What cmd.exe passes to programs: a caret makes the next character an ordinary one, before a line end it continues the line,
 * and before two line ends it stands for one. A line ends at "&" and at a line end. A quote without a caret makes all up to the
 * next one ordinary, also a caret, but no line end.
 */
function commandLines(text: string): { line: string; at: number }[] {
  const lines: { line: string; at: number }[] = [];
  const part = /"[^"\r\n]*"?|\^(?:\r?\n(\r?\n)?|([\s\S]))|[\r\n&]+|[^"^\r\n&]+|\^/g;
  let pieces: string[] = [];
  let start = 0;
  const close = (end: number) => {
    if (pieces.length > 0) lines.push({ line: pieces.join(''), at: start });
    pieces = [];
    start = end;
  };
  for (const { 0: all, 1: lineEnd, 2: escaped, index } of text.matchAll(part)) {
    if (/^[\r\n&]/.test(all)) close(index + all.length);
    else if (lineEnd !== undefined) pieces.push('\n');
    else if (escaped !== undefined) pieces.push(escaped);
    else if (!all.startsWith('^')) pieces.push(all);
  }
  close(text.length);
  return lines;
}

/** The words of a command line in quotes, within which `\"` and `""` are a quote; DevTools doubles every backslash. */
function wordsOf(line: string): { words: string[]; isClosed: boolean } {
  const words: string[] = [];
  const plain = /[^\s"]+|(\s+)/y;
  let word: string | null = null;
  for (let at = 0; at < line.length; ) {
    if (line[at] === '"') {
      const end = endOfQuoted(line, at + 1, { quote: '"', escapedBy: '\\', isDoubled: true });
      if (end < 0) return { words, isClosed: false };
      word = (word ?? '') + line.slice(at + 1, end).replace(/\\(["\\])|""/g, (_, one?: string) => one ?? '"');
      at = end + 1;
      continue;
    }
    plain.lastIndex = at;
    const [text, space] = plain.exec(line) ?? [line.slice(at)];
    at += text.length;
    if (space === undefined) word = (word ?? '') + text;
    else if (word !== null) {
      words.push(word);
      word = null;
    }
  }
  return { words: word === null ? words : [...words, word], isClosed: true };
}
