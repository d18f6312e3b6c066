import type { StepSummary } from '../../contract/steps.ts';
import { cookieKey } from '../../cookie/cookie.ts';
import { asBrowserShows } from '../../cookie/octets.ts';
import { earliestStart } from '../network/earliest-start.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import type { ReceivedLine } from '../set-cookie/received-line.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/**
 * Who made a change. Browsers do not say: a Set-Cookie line of that moment proves that it was the server, and so does
 * Clear-Site-Data for what was deleted; Crumb knows its own writes, and evictions and expiries are the browser's. The
 * authors of all other changes are likely, not certain.
 *
 * `page`: probably a script of the page, or another tab. `other-response`: probably a response that was not recorded, since
 * no script can change an HttpOnly cookie. `unknown`: the requests of that time were not recorded, or there was no event.
 */
export const AUTHORS = ['server', 'page', 'crumb', 'browser', 'other-response', 'unknown'] as const;
export type AuthorKind = (typeof AUTHORS)[number];

export interface Author {
  who: AuthorKind;
  /** The request whose response made the change. */
  request: NetworkRequest | null;
  /** The step of Crumb that made the change; null: none, or it is no longer in the history. */
  step: StepSummary | null;
}

export interface Evidence {
  /** The requests whose Set-Cookie lines make a change, by `changeKey`, in the order in which they arrived. */
  requests: ReadonlyMap<string, readonly NetworkRequest[]>;
  steps: readonly StepSummary[];
  /** The requests whose responses cleared the cookies of the entry's site, in the order in which they arrived. */
  clearingsOf(entry: TimelineEntry): readonly NetworkRequest[];
  /** When the recording of requests began, in milliseconds since the epoch. */
  recordedSince: number;
}

/** The longest delay between the arrival of a response and the event of its change, in milliseconds. */
const MAX_DELAY_MS = 1_500;
/** The longest time between a step of Crumb and its events, in milliseconds. */
const MAX_STEP_DISTANCE_MS = 10_000;

/** Shared objects: most changes have one of these authors. */
const [BROWSER, UNKNOWN, OTHER_RESPONSE, PAGE] = (['browser', 'unknown', 'other-response', 'page'] as const).map(
  (who): Author => ({ who, request: null, step: null }),
) as [Author, Author, Author, Author];

export function changeAuthor(entry: TimelineEntry, { requests, steps, clearingsOf, recordedSince }: Evidence): Author {
  if (entry.kind === 'evicted' || entry.kind === 'expired') return BROWSER;
  if (entry.own) return { who: 'crumb', request: null, step: stepOf(entry, steps) };
  const ofChange = requests.get(changeKey(entry.cookieKey, entry.now?.value ?? null)) ?? [];
  const request = nearestOf(entry, ofChange) ?? (entry.now === null ? nearestOf(entry, clearingsOf(entry)) : null);
  if (request) return { who: 'server', request, step: null };
  if (entry.how === 'unseen' || entry.at < recordedSince) return UNKNOWN;
  const isHidden = entry.cookie.httpOnly || entry.old?.httpOnly === true;
  return isHidden ? OTHER_RESPONSE : PAGE;
}

/** The requests with lines that the browser does not reject, by what these change. `lines` are in order. */
export function requestsByChange(lines: readonly ReceivedLine[]): Map<string, NetworkRequest[]> {
  const byChange = new Map<string, NetworkRequest[]>();
  for (const { cookieKey: key, verdict, request } of lines) {
    if (key === null) continue;
    const change = changeKey(key, verdict.outcome === 'stored' ? asBrowserShows(verdict.cookie.value) : null);
    const requests = byChange.get(change);
    if (!requests) byChange.set(change, [request]);
    else if (requests.at(-1) !== request) requests.push(request);
  }
  return byChange;
}

/** The same text for two changes that leave the same of a cookie; null: it is deleted. */
function changeKey(key: string, value: string | null): string {
  return value === null ? key : `${key} ${value}`;
}

/** The index of the first of these requests whose response arrived at or after a moment. */
function firstSince(moment: number, requests: readonly NetworkRequest[]): number {
  let [low, high] = [0, requests.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((requests[middle] as NetworkRequest).respondedAt < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Of these requests the one that made a change of that moment, the nearest in time; null: none of them. They are in the
 * order in which they arrived: only those of about that moment are looked at.
 */
function nearestOf({ at }: TimelineEntry, requests: readonly NetworkRequest[]): NetworkRequest | null {
  let nearest: NetworkRequest | null = null;
  for (let index = firstSince(at - MAX_DELAY_MS, requests); index < requests.length; index++) {
    const request = requests[index] as NetworkRequest;
    if (nearest && request.respondedAt - at > Math.abs(at - nearest.respondedAt)) break;
    if (at < Math.floor(earliestStart(request))) continue;
    if (!nearest || Math.abs(at - request.respondedAt) < Math.abs(at - nearest.respondedAt)) nearest = request;
  }
  return nearest;
}

/** The step that names the cookie, or that does not name all of its cookies; of several the nearest in time. */
function stepOf({ at, cookieKey: key }: TimelineEntry, steps: readonly StepSummary[]): StepSummary | null {
  let nearest: StepSummary | null = null;
  for (const step of steps) {
    const distance = Math.abs(step.movedAt - at);
    if (distance > MAX_STEP_DISTANCE_MS || (nearest && Math.abs(nearest.movedAt - at) <= distance)) continue;
    if (step.count > step.cookies.length || step.cookies.some((id) => cookieKey(id) === key)) nearest = step;
  }
  return nearest;
}
