import { toText } from '../cookie/octets.ts';
import type { Chain } from './settle-chain.ts';

const INDENT = '  ';
/** A JSON text in pieces: strings, brackets and commas, space, and all else. */
const PIECE = /"(?:[^"\\]|\\.)*"|[[\]{},]|\s+|[^\s"[\]{},]+|"/g;

/** The innermost JSON of a value in lines, each token as it is written; null where it has none. */
export function jsonText({ links, content }: Chain): string | null {
  const isJson = content !== null && links.at(content.around.length)?.code === 'json';
  return isJson ? inLines(toText(content.octets)) : null;
}

/** Breaks lines at brackets and commas and changes nothing else: a number such as 1.0 or one of 20 digits stays as it is. */
export function inLines(json: string): string {
  let depth = 0;
  let last = '';
  const pieces = (json.match(PIECE) ?? []).filter((piece) => piece.trim() !== '');
  return pieces
    .map((piece) => {
      const isClosing = piece === '}' || piece === ']';
      if (isClosing) depth -= 1;
      const isEmpty = isClosing && (last === '{' || last === '[');
      const breaks = (isClosing && !isEmpty) || ((last === '{' || last === '[' || last === ',') && !isEmpty);
      if (piece === '{' || piece === '[') depth += 1;
      const level = piece === '{' || piece === '[' ? depth - 1 : depth;
      last = piece;
      return breaks ? `\n${INDENT.repeat(Math.max(0, level))}${piece}` : piece;
    })
    .join('');
}
