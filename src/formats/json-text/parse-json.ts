import type { FormatProblem } from '../format/format.ts';
import { placesInText } from '../format/places-in-text.ts';
import type { ProblemCode } from '../format/problem-code.ts';
import { wantedPath } from './json-path.ts';
import { scanJson } from './scan-json.ts';
import { MAX_DEPTH, tooDeepAt } from './too-deep-at.ts';

/** The value of a JSON text, or why there is none. */
export function parseJson(text: string): { value: unknown } | { problem: FormatProblem } {
  const deep = tooDeepAt(text);
  if (deep !== null) return { problem: at(text, deep, 'tooDeep', { limit: MAX_DEPTH }) };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: at(text, scanJson(text, wantedPath()) ?? text.length, 'notJson', {}) };
  }
}

function at(text: string, offset: number, code: ProblemCode, data: FormatProblem['data']): FormatProblem {
  const [place = { line: 1, column: 1 }] = placesInText(text, [offset]);
  return { code, ...place, data };
}
