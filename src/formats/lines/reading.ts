import type { FormatProblem, Place, ReadCookie, ReadResult } from '../format/format.ts';
import type { ProblemCode } from '../format/problem-code.ts';
import { TEXT_BOUNDS } from '../format/text-bounds.ts';

/** The most UTF-16 code units of the part of a text with one cookie: browsers reject a pair of more than 4,096 octets. */
export const MAX_PART = 65_536;

type Data = FormatProblem['data'];

/** Why a line gave no cookie. */
export interface LineProblem {
  code: ProblemCode;
  /** From 1. */
  column: number;
  data: Data;
}

/** What a reader has found in a text so far: bounded, whatever the text is. */
export class Reading {
  readonly cookies: ReadCookie[] = [];
  readonly problems: FormatProblem[] = [];
  /** Nothing more is added, so that a reader can stop. */
  isFull = false;
  #more: { count: number; place: Place } | null = null;

  /** A `text` that is too long is a problem itself. */
  constructor(text: string) {
    if (text.length <= TEXT_BOUNDS.length) return;
    this.stop('tooLarge', { line: 1, column: 1 }, { length: text.length, limit: TEXT_BOUNDS.length });
  }

  /** Adds the cookie or the problem of a line. */
  add(found: ReadCookie | LineProblem, line: number): void {
    if ('code' in found) this.problem(found.code, { line, column: found.column }, found.data);
    else if (this.cookies.length === TEXT_BOUNDS.cookies)
      this.stop('tooMany', { line, column: 1 }, { limit: TEXT_BOUNDS.cookies });
    else if (!this.isFull) this.cookies.push(found);
  }

  problem(code: ProblemCode, { line, column }: Place, data: Data = {}): void {
    if (this.isFull) return;
    if (this.problems.length < TEXT_BOUNDS.problems) this.problems.push({ code, line, column, data });
    else this.#more = { count: (this.#more?.count ?? 0) + 1, place: this.#more?.place ?? { line, column } };
  }

  /** The rest of the text is not read. */
  stop(code: ProblemCode, { line, column }: Place, data: Data = {}): void {
    if (!this.isFull) this.problems.push({ code, line, column, data });
    this.isFull = true;
  }

  result(): Omit<ReadResult, 'format'> {
    const more = this.#more;
    const rest: FormatProblem[] = more ? [{ code: 'moreProblems', ...more.place, data: { count: more.count } }] : [];
    return { cookies: this.cookies, problems: [...this.problems, ...rest] };
  }
}
