import type { FormatProblem, Place, ReadCookie } from '../format.ts';

/** UTF-16 code units of a text: no browser stores as much. */
const MAX_TEXT = 32 * 1024 * 1024;
/** Browsers keep fewer than 6,000 in a store. */
const MAX_COOKIES = 20_000;
/** More than anyone reads. */
const MAX_PROBLEMS = 1000;
/** UTF-16 code units of the part of a text that holds one cookie: browsers reject a pair of more than 4,096 octets. */
export const MAX_PART = 65_536;

type Data = FormatProblem['data'];

/** Why a line gave no cookie. */
export interface LineProblem {
  code: string;
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

  /** `text` itself is refused where it is too long. */
  constructor(text: string) {
    if (text.length <= MAX_TEXT) return;
    this.stop('tooLarge', { line: 1, column: 1 }, { length: text.length, limit: MAX_TEXT });
  }

  /** Adds what a line gave. */
  add(found: ReadCookie | LineProblem, line: number): void {
    if ('code' in found) this.problem(found.code, { line, column: found.column }, found.data);
    else if (this.cookies.length === MAX_COOKIES) this.stop('tooMany', { line, column: 1 }, { limit: MAX_COOKIES });
    else if (!this.isFull) this.cookies.push(found);
  }

  problem(code: string, { line, column }: Place, data: Data = {}): void {
    if (this.isFull) return;
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ code, line, column, data });
    else this.#more = { count: (this.#more?.count ?? 0) + 1, place: this.#more?.place ?? { line, column } };
  }

  /** The rest of the text is not read. */
  stop(code: string, { line, column }: Place, data: Data = {}): void {
    if (!this.isFull) this.problems.push({ code, line, column, data });
    this.isFull = true;
  }

  result(): { cookies: ReadCookie[]; problems: FormatProblem[] } {
    const more = this.#more;
    const rest = more ? [{ code: 'moreProblems', ...more.place, data: { count: more.count } }] : [];
    return { cookies: this.cookies, problems: [...this.problems, ...rest] };
  }
}
