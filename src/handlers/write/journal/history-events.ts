import type { History } from '../../../contract/steps.ts';
import { allSteps, droppedSteps, unreadableSteps } from './history.ts';
import { summaryOf } from './summary.ts';

let listener: ((history: History) => void) | null = null;

/** Who is to hear of every change of the history. */
export function onHistoryChanged(heard: (history: History) => void): void {
  listener = heard;
}

export async function historyChanged(): Promise<void> {
  listener?.(await readSummaries());
}

/** Newest first. */
export async function readSummaries(): Promise<History> {
  const unreadable = await unreadableSteps();
  return {
    steps: (await allSteps()).reverse().map(summaryOf),
    dropped: await droppedSteps(),
    ...(unreadable > 0 && { unreadable }),
  };
}
