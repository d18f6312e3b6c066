import { manyInSession } from '../../browser/storage-many.ts';
import type { RefusedLine } from '../../cookie/refused.ts';
import { fold, type Kept } from './fold-refused.ts';

const NOTHING: Kept = { lines: [], more: 0 };
const kept = manyInSession<Kept>('refused:');
let last: Promise<unknown> = Promise.resolve();

/** One after another, so that none writes over what the one before has kept. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const result = last.then(work, work);
  last = result.catch(() => undefined);
  return result;
}

/** What was refused on the page that a tab shows. Reading waits for what is being written. */
export function refusedOf(tabId: number): Promise<Kept> {
  return inTurn(() => read(tabId));
}

async function read(tabId: number): Promise<Kept> {
  return (await kept.readAll()).get(String(tabId)) ?? NOTHING;
}

/** Adds to what was refused on a page; the same line again is counted. Answers what is kept now. */
export function noteRefused(tabId: number, fresh: readonly RefusedLine[]): Promise<Kept> {
  return inTurn(async () => {
    const next = fold(await read(tabId), fresh);
    await kept.write(String(tabId), next);
    return next;
  });
}

/** Forgets what was refused on the page of one tab, or with null of every tab. Answers the tabs that had any. */
export function forgetRefused(tabId: number | null): Promise<number[]> {
  return inTurn(async () => {
    const all = [...(await kept.readAll()).keys()];
    const keys = tabId === null ? all : all.filter((key) => key === String(tabId));
    await kept.remove(keys);
    return keys.map(Number);
  });
}
