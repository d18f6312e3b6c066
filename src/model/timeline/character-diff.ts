/** A piece of one text or of both. */
export interface Run {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Differences of more characters than this are shown as a whole: nobody follows them one by one. */
const LONGEST = 400;
/** Fewer characters than this in common between two differences are chance. */
const CHANCE = 3;

/**
 * In what two texts differ, character by character (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
 * Its `same` and `gone` runs make up `before`, its `same` and `new` runs `after`.
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
  for (const { kind, text } of withoutChance(differingRuns(...middle))) add(runs, kind, [text]);
  add(runs, 'same', one.slice(one.length - end));
  return runs;
}

/** What to put for what, of two texts that begin and end differently. */
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

/** For each number of differences, how far the texts were followed before it, by diagonal; null: too many. */
function search(one: readonly string[], other: readonly string[]): Map<number, number>[] | null {
  const trace: Map<number, number>[] = [];
  const ends = new Map<number, number>([[1, 0]]);
  const most = Math.min(one.length + other.length, LONGEST);
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

/** A few characters in common between differences belong to them: as one they are read more easily. */
function withoutChance(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  let gone = '';
  let fresh = '';
  const flush = (): void => {
    add(kept, 'gone', [gone]);
    add(kept, 'new', [fresh]);
    gone = '';
    fresh = '';
  };
  for (const { kind, text } of runs) {
    if (kind === 'same' && [...text].length >= CHANCE) {
      flush();
      add(kept, 'same', [text]);
      continue;
    }
    if (kind !== 'new') gone += text;
    if (kind !== 'gone') fresh += text;
  }
  flush();
  return kept;
}

/** Adds to the last run, where it is of the same kind. */
function add(runs: Run[], kind: Run['kind'], characters: readonly string[]): void {
  const text = characters.join('');
  if (text === '') return;
  const last = runs.at(-1);
  if (last?.kind === kind) last.text += text;
  else runs.push({ kind, text });
}
