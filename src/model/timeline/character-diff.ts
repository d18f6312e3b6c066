/** A piece of one text or of both. */
export interface Run {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** If more characters than this differ, the texts are shown as one difference: nobody reads that many small ones. */
const MAX_DIFFERENCES = 400;
/** If two differences have fewer equal characters than this between them, that is a coincidence. */
const MIN_SAME = 3;

/**
 * The difference of two texts by characters (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
 * The `same` and `gone` runs together are `before`, the `same` and `new` runs are `after`.
 */
export function characterDiff(before: string, after: string): Run[] {
  const one = [...before];
  const other = [...after];
  let start = 0;
  const shorter = Math.min(one.length, other.length);
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const runs: Run[] = [];
  add(runs, 'same', one.slice(0, start));
  const middle = [one.slice(start, one.length - end), other.slice(start, other.length - end)] as const;
  for (const { kind, text } of joinDifferences(differingRuns(...middle))) add(runs, kind, [text]);
  add(runs, 'same', one.slice(one.length - end));
  return runs;
}

/** Whether one text took the place of another, rather than a part of it: less than half of the shorter one is in both. */
export function isReplacement(runs: readonly Run[]): boolean {
  let same = 0;
  let removed = 0;
  let added = 0;
  for (const { kind, text } of runs) {
    if (kind === 'same') same += text.length;
    else if (kind === 'gone') removed += text.length;
    else added += text.length;
  }
  return same * 2 < same + Math.min(removed, added);
}

/** The difference of two texts without a common start or end. */
function differingRuns(one: readonly string[], other: readonly string[]): Run[] {
  const runs: Run[] = [];
  const trace = one.length > 0 && other.length > 0 ? search(one, other) : null;
  if (!trace) {
    add(runs, 'gone', one);
    add(runs, 'new', other);
    return runs;
  }
  const steps: Run[] = [];
  let x = one.length;
  let y = other.length;
  for (let d = trace.length - 1; d >= 0; d--) {
    const ends = trace[d] as Map<number, number>;
    const k = x - y;
    const isNew = d > 0 && (k === -d || (k !== d && endOf(ends, k - 1) < endOf(ends, k + 1)));
    const from = d === 0 ? 0 : isNew ? endOf(ends, k + 1) : endOf(ends, k - 1);
    const fromY = d === 0 ? 0 : from - (isNew ? k + 1 : k - 1);
    while (x > from && y > fromY) {
      steps.push({ kind: 'same', text: one[--x] as string });
      y--;
    }
    if (y > fromY) steps.push({ kind: 'new', text: other[--y] as string });
    else if (x > from) steps.push({ kind: 'gone', text: one[--x] as string });
  }
  for (const { kind, text } of steps.reverse()) add(runs, kind, [text]);
  return runs;
}

/** For each number of differences, the furthest index reached before it on each diagonal; null: too many differences. */
function search(one: readonly string[], other: readonly string[]): Map<number, number>[] | null {
  const trace: Map<number, number>[] = [];
  const ends = new Map<number, number>([[1, 0]]);
  const most = Math.min(one.length + other.length, MAX_DIFFERENCES);
  for (let d = 0; d <= most; d++) {
    trace.push(new Map(ends));
    for (let k = -d; k <= d; k += 2) {
      const isNew = k === -d || (k !== d && endOf(ends, k - 1) < endOf(ends, k + 1));
      let x = isNew ? endOf(ends, k + 1) : endOf(ends, k - 1) + 1;
      while (x < one.length && x - k < other.length && one[x] === other[x - k]) x++;
      ends.set(k, x);
      if (x >= one.length && x - k >= other.length) return trace;
    }
  }
  return null;
}

function endOf(ends: ReadonlyMap<number, number>, k: number): number {
  return ends.get(k) ?? -1;
}

/** Joins differences that have only a few equal characters between them: they are easier to read as one. */
function joinDifferences(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  let removedText = '';
  let addedText = '';
  const flush = (): void => {
    add(joined, 'gone', [removedText]);
    add(joined, 'new', [addedText]);
    removedText = '';
    addedText = '';
  };
  for (const { kind, text } of runs) {
    if (kind === 'same' && [...text].length >= MIN_SAME) {
      flush();
      add(joined, 'same', [text]);
      continue;
    }
    if (kind !== 'new') removedText += text;
    if (kind !== 'gone') addedText += text;
  }
  flush();
  return joined;
}

/** Extends the last run if it has the same kind, else adds a new one. */
function add(runs: Run[], kind: Run['kind'], characters: readonly string[]): void {
  const text = characters.join('');
  if (text === '') return;
  const last = runs.at(-1);
  if (last?.kind === kind) last.text += text;
  else runs.push({ kind, text });
}
