import type { FormatProblem } from '../format/format.ts';
import { placesInText } from '../format/places-in-text.ts';
import type { ProblemCode } from '../format/problem-code.ts';
import { wantedPath } from './json-path.ts';
import { type LiteralJson, literalJson } from './literal-json.ts';
import { scanJson } from './scan-json.ts';
import { MAX_DEPTH, tooDeepAt } from './too-deep-at.ts';

/** The value of a text, or why there is none. Where it is only nearly JSON, both, and the JSON that was read in its place. */
export interface ParsedJson {
  value?: unknown;
  literal?: LiteralJson;
  problem?: FormatProblem;
}

export function parseJson(text: string): ParsedJson {
  const deep = tooDeepAt(text);
  if (deep !== null) return { problem: at(text, deep, 'tooDeep', { limit: MAX_DEPTH }) };
  const value = parsed(text);
  if (value !== undefined) return { value };
  const literal = literalJson(text);
  const meant = literal && tooDeepAt(literal.json) === null ? parsed(literal.json) : undefined;
  const strict = scanJson(text, wantedPath()) ?? text.length;
  // What is wrong in a literal is after what JSON alone does not allow. Code begins with a name.
  const isLiteral = literal && meant === undefined && strict > 0;
  const wrong = isLiteral ? Math.max(strict, literal.originOf(scanJson(literal.json, wantedPath()) ?? 0)) : strict;
  const problem = at(text, wrong, 'notJson', {});
  return literal && meant !== undefined ? { value: meant, literal, problem } : { problem };
}

/** undefined: it is no JSON. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function at(text: string, offset: number, code: ProblemCode, data: FormatProblem['data']): FormatProblem {
  const [place = { line: 1, column: 1 }] = placesInText(text, [offset]);
  return { code, ...place, data };
}
