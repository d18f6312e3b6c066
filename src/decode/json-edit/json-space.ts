import type { JsonNode } from './json-node.ts';
import type { JsonStyle } from './json-style.ts';

interface Span {
  start: number;
  end: number;
}

/** A line that has nothing before a value but the key of it. */
const OWN_LINE = /^([ \t]*)(?:"(?:[^"\\]|\\.)*"[ \t]*:[ \t]*)?$/;

/** What stands before and after what is added to a value: as between its neighbours, or, without any, as its lines have it. */
export function spaceToAppend(
  text: string,
  parent: JsonNode,
  spans: readonly Span[],
  style: JsonStyle,
): { before: string; after: string } {
  const [last, before] = [spans.at(-1), spans.at(-2)];
  if (last === undefined) return linesWithin(text, parent);
  if (before !== undefined) return { before: text.slice(before.end, last.start), after: '' };
  // The only member follows a line break: the next one does too.
  const lead = text.slice(parent.start + 1, last.start);
  return { before: `,${lead.includes('\n') ? lead : style.comma}`, after: '' };
}

/** The lines within brackets that are empty, where the text has a value in each line. */
function linesWithin(text: string, { start }: JsonNode): { before: string; after: string } {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const unit = /\n([ \t]+)/.exec(text)?.[1];
  const own = OWN_LINE.exec(text.slice(lineStart, start))?.[1];
  if (lineStart === 0 || unit === undefined || own === undefined) return { before: '', after: '' };
  const lineBreak = text[lineStart - 2] === '\r' ? '\r\n' : '\n';
  return { before: lineBreak + own + unit, after: lineBreak + own };
}
