import { keptInSession } from '../../browser/storage/storage.ts';
import { manyInSession } from '../../browser/storage/storage-many.ts';
import type { RefusedLine } from '../../cookie/set-cookie/rejected.ts';
import { turns } from '../../handlers/turns.ts';
import { fold, type Kept } from './fold-rejected.ts';

const PREFIX = 'refused:';
const NOTHING: Kept = { lines: [], more: 0 };
const all = manyInSession<Kept>(PREFIX);
const of = (tabId: number) => keptInSession<Kept>(`${PREFIX}${tabId}`, NOTHING);

/** None writes over what the one before has kept. */
const inTurn = turns();

/** What was refused on the page that a tab shows. Reading waits for what is being written. */
export function refusedOf(tabId: number): Promise<Kept> {
  return inTurn(() => of(tabId).read());
}

/** Adds to what was refused on a page; the same line again is counted. Answers what is kept now. */
export function noteRefused(tabId: number, fresh: readonly RefusedLine[]): Promise<Kept> {
  return inTurn(async () => {
    const next = fold(await of(tabId).read(), fresh);
    await of(tabId).write(next);
    return next;
  });
}

/** Forgets what was refused on the page of one tab. Answers whether there was anything. */
export function forgetRefused(tabId: number): Promise<boolean> {
  return inTurn(async () => {
    if ((await of(tabId).read()) === NOTHING) return false;
    await all.remove([String(tabId)]);
    return true;
  });
}

/** Forgets what was refused on every page. Answers the tabs that had any. */
export function forgetAllRefused(): Promise<number[]> {
  return inTurn(async () => {
    const keys = [...(await all.readAll()).keys()];
    await all.remove(keys);
    return keys.map(Number);
  });
}
