/** The state of a search for the cookies that break a page. Cookies are named by their index. */
export type BisectState =
  /** With these switched on and the others off: does the page work? */
  | { kind: 'ask'; on: readonly number[] }
  /** The page breaks only while all of these cookies are stored. */
  | { kind: 'found'; culprits: readonly number[] }
  /** The page does not work without any of them either. */
  | { kind: 'none' };

/**
 * The state after these answers, each whether the page worked. The same answers give the same state, so that a search
 * continues from its answers alone. With n cookies of which one breaks the page it asks at most 2 log2(n) + 1 times.
 */
export function bisectState(count: number, answers: readonly boolean[]): BisectState {
  const asking = search(Array.from({ length: count }, (_, index) => index));
  let next = asking.next();
  for (const answer of answers) {
    if (next.done) break;
    next = asking.next(answer);
  }
  if (!next.done) return { kind: 'ask', on: next.value };
  return next.value === null ? { kind: 'none' } : { kind: 'found', culprits: next.value };
}

/** Yields which cookies are on, and is given whether the page works then. null: it does not work without them. */
type Asking<Result> = Generator<number[], Result, boolean>;

function* search(all: number[]): Asking<number[] | null> {
  const worksWithout = yield [];
  if (!worksWithout) return null;
  return yield* narrow(all, []);
}

/** The cookies among these that break the page together with what is `on` anyway; with all of them it is broken. */
function* narrow(among: number[], on: readonly number[]): Asking<number[]> {
  if (among.length < 2) return among;
  const half = Math.ceil(among.length / 2);
  const [first, second] = [among.slice(0, half), among.slice(half)];
  if (!(yield inOrder([...on, ...first]))) return yield* narrow(first, on);
  if (!(yield inOrder([...on, ...second]))) return yield* narrow(second, on);
  // Neither half breaks the page by itself: some of each do together.
  const ofFirst = yield* narrow(first, [...on, ...second]);
  const ofSecond = yield* narrow(second, [...on, ...ofFirst]);
  return inOrder([...ofFirst, ...ofSecond]);
}

function inOrder(indices: readonly number[]): number[] {
  return indices.toSorted((one, other) => one - other);
}
