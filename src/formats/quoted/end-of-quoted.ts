/** How a quoted text ends, and what does not end it. */
export interface Quoting {
  quote: '"' | "'" | '`';
  /** The character that makes the next one an ordinary one; none: there is none. */
  escapedBy?: '\\' | '`';
  /** Two quotes stand for one. */
  isDoubled?: boolean;
}

/**
 * The position of the quote that ends a text which begins at `start`, or -1. It is no pattern: one that repeats a group as often
 * as a long text has escapes throws.
 */
export function endOfQuoted(text: string, start: number, { quote, escapedBy, isDoubled }: Quoting): number {
  const special = new RegExp(escapedBy === undefined ? quote : `[${quote}\\${escapedBy}]`, 'g');
  special.lastIndex = start;
  for (let found = special.exec(text); found; found = special.exec(text)) {
    const isEscape = found[0] !== quote;
    const isDouble = isDoubled && text[found.index + 1] === quote;
    if (!isEscape && !isDouble) return found.index;
    special.lastIndex = found.index + 2;
  }
  return -1;
}
