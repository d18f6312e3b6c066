import type { StepSummary } from '../../contract/steps.ts';
import { cookieKey } from '../../cookie/cookie.ts';
import { toOctets, toText } from '../../cookie/octets.ts';
import { keyOf } from '../../cookie/verdict.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import type { ReceivedLine } from '../set-cookie/received-line.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/**
 * Who made a change. Browsers do not say: a Set-Cookie line of that moment proves the server, Crumb knows its own writes,
 * and an eviction or expiry is the browser's doing. What is left is likely, not certain.
 *
 * `page`: probably a script of the page, or another tab. `other-answer`: probably an answer that was not recorded, for no
 * script can touch an HttpOnly cookie. `unknown`: the requests of that time were not recorded, or no event told of it.
 */
export const AUTHORS = ['server', 'page', 'crumb', 'browser', 'other-response', 'unknown'] as const;
export type AuthorKind = (typeof AUTHORS)[number];

export interface Author {
  who: AuthorKind;
  /** The request whose answer did it. */
  request: NetworkRequest | null;
  /** The step of Crumb's that did it, as long as the history has it. */
  step: StepSummary | null;
}

export interface Evidence {
  /** Set-Cookie lines by the key of the cookie they are about. */
  lines: ReadonlyMap<string, readonly ReceivedLine[]>;
  steps: readonly StepSummary[];
  /** Since when requests are recorded, in milliseconds since the epoch. */
  recordedSince: number;
}

/** How much later than the end of its answer a change is told, in milliseconds. */
const LATE_MS = 1_500;
/** How far apart a step of Crumb's and its events may be. */
const STEP_MS = 10_000;

/** Made once: most changes have one of these. */
const [BROWSER, UNKNOWN, OTHER_RESPONSE, PAGE] = (['browser', 'unknown', 'other-response', 'page'] as const).map(
  (who): Author => ({ who, request: null, step: null }),
) as [Author, Author, Author, Author];

export function changeAuthor(entry: TimelineEntry, { lines, steps, recordedSince }: Evidence): Author {
  if (entry.kind === 'evicted' || entry.kind === 'expired') return BROWSER;
  if (entry.own) return { who: 'crumb', request: null, step: stepOf(entry, steps) };
  const known = lines.get(entry.cookieKey);
  const request = known ? requestOf(entry, known) : null;
  if (request) return { who: 'server', request, step: null };
  if (entry.how === 'unseen' || entry.at < recordedSince) return UNKNOWN;
  const isHidden = entry.cookie.httpOnly || entry.old?.httpOnly === true;
  return isHidden ? OTHER_RESPONSE : PAGE;
}

/** The lines that were kept to the letter by the rules, by the cookie they are about. */
export function linesByCookie(lines: readonly ReceivedLine[]): Map<string, ReceivedLine[]> {
  const byCookie = new Map<string, ReceivedLine[]>();
  for (const line of lines) {
    const key = keyOfLine(line);
    if (key === null) continue;
    const known = byCookie.get(key);
    if (known) known.push(line);
    else byCookie.set(key, [line]);
  }
  return byCookie;
}

/** The request whose answer asked for just this, the nearest in time of several. */
function requestOf({ at, now }: TimelineEntry, lines: readonly ReceivedLine[]): NetworkRequest | null {
  let nearest: NetworkRequest | null = null;
  for (const { request, verdict } of lines) {
    if (at < Math.floor(request.startedAt) || at > request.endedAt + LATE_MS) continue;
    const asked = verdict.outcome === 'stored' ? shown(verdict.cookie.value) : null;
    if (asked !== (now?.value ?? null)) continue;
    if (!nearest || Math.abs(at - request.endedAt) < Math.abs(at - nearest.endedAt)) nearest = request;
  }
  return nearest;
}

/** The step that names the cookie, or names only some of its cookies, nearest in time. */
function stepOf({ at, cookieKey: about }: TimelineEntry, steps: readonly StepSummary[]): StepSummary | null {
  let nearest: StepSummary | null = null;
  for (const step of steps) {
    const distance = Math.abs(step.movedAt - at);
    if (distance > STEP_MS || (nearest && Math.abs(nearest.movedAt - at) <= distance)) continue;
    if (step.count > step.cookies.length || step.cookies.some((id) => cookieKey(id) === about)) nearest = step;
  }
  return nearest;
}

const keys = new WeakMap<ReceivedLine['verdict'], string | null>();

/** Lines are looked at with every request that arrives; what they say stays the same. */
function keyOfLine({ verdict }: ReceivedLine): string | null {
  let key = keys.get(verdict);
  if (key === undefined) {
    key = keyOf(verdict);
    keys.set(verdict, key);
  }
  return key;
}

/** As the browser's API shows it: octets that are not UTF-8 become those of U+FFFD. */
function shown(octets: string): string {
  return toOctets(toText(octets));
}
