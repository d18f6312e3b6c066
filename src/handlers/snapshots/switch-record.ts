import { type Check, hasFields, isFlag, isRecordOf, isText, orNull } from '../../browser/storage/check.ts';
import { recordKind } from '../../browser/storage/record-kind.ts';
import type { History, StepSummary } from '../../contract/steps.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { differences } from '../../cookie/jar/differences.ts';

/** The last switch of the profile of one site in one store. */
export interface SwitchRecord {
  /** Ids of profiles; null: none. */
  from: string | null;
  to: string | null;
  /** The step that switches; null: there was nothing to change. */
  stepId: string | null;
  /** Whether the step was done when it was last seen in the history. */
  isDone: boolean;
}

/** By store and site, as `keyOfSite` names them. */
export type SwitchRecords = Record<string, SwitchRecord>;

const isSwitch: Check = hasFields({ from: orNull(isText), to: orNull(isText), stepId: orNull(isText), isDone: isFlag });

export const switchesKind = recordKind<SwitchRecords>(isRecordOf(isSwitch));

/** The step of a switch, where the history has it. */
export function stepOf({ stepId }: SwitchRecord, { steps }: History): StepSummary | null {
  return steps.find(({ id }) => id === stepId) ?? null;
}

/** The switch as its step shows it now. A switch that was done or undone stays so after the history was cleared. */
export function seenIn(record: SwitchRecord, history: History): SwitchRecord {
  const state = stepOf(record, history)?.state;
  return state === 'done' || state === 'undone' ? { ...record, isDone: state === 'done' } : record;
}

/** How many of the cookies that are there are as a profile has them, in whichever store. */
export function countSame(jar: readonly Cookie[], profile: readonly Cookie[]): number {
  const byKey = new Map(profile.map((cookie) => [cookieKey({ ...cookie, storeId: '' }), cookie]));
  return jar.filter((cookie) => {
    const one = byKey.get(cookieKey({ ...cookie, storeId: '' }));
    return one !== undefined && differences(cookie, one).length === 0;
  }).length;
}

/** Whether some cookies are those of one profile and some of the other, or a step is about to decide that. */
export function isHalfway(record: SwitchRecord, history: History): boolean {
  const state = stepOf(record, history)?.state;
  return state !== undefined && state !== 'done' && state !== 'undone';
}
