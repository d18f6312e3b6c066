import type { FormatProblem, ReadCookie, ReadResult } from '../format/format.ts';
import { placesInText } from '../format/places-in-text.ts';
import type { ProblemCode } from '../format/problem-code.ts';
import { TEXT_BOUNDS } from '../format/text-bounds.ts';
import { type JsonPath, want, wantedPath } from './json-path.ts';
import type { LiteralJson } from './literal-json.ts';
import { scanJson } from './scan-json.ts';

interface Found {
  code: ProblemCode;
  path: JsonPath;
  data: FormatProblem['data'];
}

/** The cookies and problems of a JSON text so far. Lines and columns are computed once, at the end. */
export class JsonReport {
  cookies: ReadCookie[] = [];
  private readonly problems: Found[] = [];
  private unlisted = 0;

  problem(code: ProblemCode, path: JsonPath, data: FormatProblem['data'] = {}): void {
    if (this.problems.length < TEXT_BOUNDS.problems) this.problems.push({ code, path, data });
    else {
      if (this.unlisted === 0) this.problems.push({ code: 'moreProblems', path, data: {} });
      this.unlisted++;
    }
  }

  /** Whether the cookie at this path is beyond those that are read; says so once. */
  isFull(path: JsonPath, count = this.cookies.length): boolean {
    if (count < TEXT_BOUNDS.cookies) return false;
    if (!this.problems.some(({ code }) => code === 'tooMany'))
      this.problem('tooMany', path, { limit: TEXT_BOUNDS.cookies });
    return true;
  }

  /** `literal`: what was read in place of the text. */
  result(text: string, literal?: LiteralJson): Omit<ReadResult, 'format'> {
    const last = this.problems.at(-1);
    if (last?.code === 'moreProblems') last.data = { count: this.unlisted };
    return { cookies: this.cookies, problems: placed(text, this.problems, literal) };
  }
}

function placed(text: string, problems: readonly Found[], literal: LiteralJson | undefined): FormatProblem[] {
  if (problems.length === 0) return [];
  const root = wantedPath();
  const nodes = problems.map(({ path }) => want(root, path));
  scanJson(literal?.json ?? text, root);
  const places = placesInText(
    text,
    nodes.map((on) => {
      // What is missing is missed in what is around it.
      const at = on.findLast((node) => node.at !== null)?.at ?? 0;
      return literal?.originOf(at) ?? at;
    }),
  );
  return problems.map(({ code, data }, index) => ({ code, ...(places[index] ?? { line: 1, column: 1 }), data }));
}
