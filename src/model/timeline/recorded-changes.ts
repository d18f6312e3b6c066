import type { Bridge } from '../../contract/bridge.ts';
import type { StepSummary } from '../../contract/steps.ts';
import { changeAuthor } from './change-author.ts';
import type { TimelineChange } from './fold.ts';
import { timelineEntry } from './timeline-entry.ts';

interface Place {
  storeId: string;
  sites: string[];
}

/**
 * The changes that the background recorded of these sites, oldest first; [] where it records none. Without the requests of
 * DevTools the author is known only of those that Crumb or the browser made.
 */
export async function recordedChanges(
  { request }: Pick<Bridge, 'request'>,
  place: Place,
  steps: readonly StepSummary[],
): Promise<TimelineChange[]> {
  const reply = await request.readRecording(place);
  if (!('value' in reply)) return [];
  const evidence = { requests: new Map(), steps, clearingsOf: () => [], recordedSince: Number.POSITIVE_INFINITY };
  const entries = reply.value.entries.map(timelineEntry).sort((one, other) => one.id - other.id);
  return entries.map((entry) => ({ entry, author: changeAuthor(entry, evidence) }));
}
