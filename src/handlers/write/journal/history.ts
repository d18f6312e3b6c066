/**
 * The steps of this browser session, oldest first, each under a key of its own in storage.session, so that a step costs
 * its own octets and no more. What memory has is what the storage has: memory is filled once, at the first question, and
 * every change is written before it counts.
 */

import { isCount } from '../../../browser/storage/check.ts';
import type { ExtensionStorage } from '../../../browser/storage/extension-storage.ts';
import { octetsTooMany } from '../../../browser/storage/octets-in-use.ts';
import { recordKind } from '../../../browser/storage/record-kind.ts';
import { StorageFull } from '../../../browser/storage/storage-full.ts';
import { loadedOnce } from '../../loaded-once.ts';
import { fromStorage, StorageHasNoRoom } from './from-storage.ts';
import { stepKind } from './step-kind.ts';
import { byEntry, entryOf, isOpen, type StepRecord } from './step-record.ts';

/** Crumb's share of storage.session for undo, in octets of JSON. */
export const HISTORY_OCTETS = 3 * 1024 * 1024;
const HISTORY_STEPS = 100;
/** From this size on it is cheaper to measure the room first than to send the browser a step that it rejects. */
const MEASURED_OCTETS = 64 * 1024;

interface Entry {
  record: StepRecord;
  octets: number;
}

interface State {
  entries: Map<string, Entry>;
  dropped: number;
}

const STEP = 'step:';
/** Every key of what the history stores begins with one of these. */
const PREFIXES = [STEP, 'plan:', 'stepsDropped'];

export type StepHistory = ReturnType<typeof createHistory>;

export function createHistory(storage: ExtensionStorage) {
  const kept = storage.keyedInSession(STEP, stepKind);
  const keptDropped = storage.valueInSession('stepsDropped', 0, recordKind<number>(isCount));
  const memory = loadedOnce(load);

  async function load(): Promise<State> {
    const [records, dropped] = await fromStorage(Promise.all([kept.readAll(), keptDropped.read()]));
    const oldestFirst = [...records.values()].sort((one, other) => one.at - other.at);
    const entries = new Map(oldestFirst.map((record) => [record.id, { record, octets: octetsOf(record) }]));
    return { entries, dropped };
  }

  /** Oldest first. */
  async function allSteps(): Promise<StepRecord[]> {
    return [...(await memory()).entries.values()].map(({ record }) => record);
  }

  async function stepById(id: string): Promise<StepRecord | null> {
    return (await memory()).entries.get(id)?.record ?? null;
  }

  /** The step of this id, or those of the group of this id, oldest first. */
  async function stepsOf(id: string): Promise<StepRecord[]> {
    return (await allSteps()).filter((record) => record.id === id || record.group === id);
  }

  /** How many steps had to be forgotten to keep the rest. */
  async function droppedSteps(): Promise<number> {
    return (await memory()).dropped;
  }

  /** How many records of the history could not be read. */
  function unreadableSteps(): Promise<number> {
    return fromStorage(storage.countAside(PREFIXES));
  }

  async function deleteUnreadable(): Promise<void> {
    await fromStorage(storage.deleteAside(PREFIXES));
  }

  /** Stores a new or changed step. If there is not enough room, the oldest settled steps are removed. */
  async function keepStep(record: StepRecord): Promise<void> {
    const state = await memory();
    const entry = { record, octets: octetsOf(record) };
    await writeWithRoom(entry, state);
    state.entries.set(record.id, entry);
    const surplus = surplusOf([...state.entries.values()], entryOf(record));
    if (surplus.length > 0) await dropSteps(surplus, state);
  }

  /** Writes a step; where the storage is full, as many older settled steps are dropped as it needs. */
  async function writeWithRoom(entry: Entry, state: State): Promise<void> {
    const { record, octets } = entry;
    if (octets >= MEASURED_OCTETS) await makeRoom(entry, state, 0);
    for (;;) {
      try {
        return await fromStorage(kept.write(record.id, record));
      } catch (error) {
        if (!(error instanceof StorageHasNoRoom) || !(await makeRoom(entry, state, 1))) throw error;
      }
    }
  }

  /**
   * Drops the oldest settled steps until a step fits, `least` of them at least. Returns whether any was dropped: none is
   * where all of them would not be enough.
   */
  async function makeRoom({ record, octets }: Entry, state: State, least: number): Promise<boolean> {
    let tooMany = await fromStorage(octetsTooMany(STEP + record.id, octets));
    const surplus: string[] = [];
    for (const shown of shownEntries(state.entries.values())) {
      if (tooMany <= 0 && surplus.length >= least) break;
      if (shown.id === entryOf(record) || shown.isOpen || !shown.isSettled) continue;
      surplus.push(shown.id);
      tooMany -= shown.octets;
    }
    if (surplus.length === 0 || tooMany > 0) return false;
    await dropSteps(surplus, state);
    return true;
  }

  /** `ids` of steps and groups: of a group nothing stays, as undo could not undo all of it. */
  async function dropSteps(ids: string[], state: State): Promise<void> {
    const dropped = (await Promise.all(ids.map(stepsOf))).flat();
    await forgetSteps(dropped.map(({ id }) => id));
    state.dropped += ids.length;
    await fromStorage(keptDropped.write(state.dropped).catch(ignoreNoRoom));
  }

  /** Replaces a step in memory, although the storage failed. */
  async function rememberStep(record: StepRecord): Promise<void> {
    (await memory()).entries.set(record.id, { record, octets: octetsOf(record) });
  }

  async function forgetSteps(ids: string[]): Promise<void> {
    const { entries } = await memory();
    await fromStorage(kept.remove(ids));
    for (const id of ids) entries.delete(id);
  }

  /** Forgets how many steps were dropped: the history that lacked them is cleared. */
  async function forgetDropped(): Promise<void> {
    const state = await memory();
    if (state.dropped === 0) return;
    await fromStorage(keptDropped.write(0));
    state.dropped = 0;
  }

  /** A moment later than any that a step was done, undone or redone, whatever the clock says. */
  async function nextMoment(): Promise<number> {
    const moments = (await allSteps()).map(({ movedAt }) => movedAt + 1);
    return Math.max(Date.now(), ...moments);
  }

  return {
    allSteps,
    stepById,
    stepsOf,
    droppedSteps,
    forgetDropped,
    unreadableSteps,
    deleteUnreadable,
    keepStep,
    rememberStep,
    forgetSteps,
    nextMoment,
  };
}

/** A count that could not be stored must not keep a step from being stored. */
function ignoreNoRoom(error: unknown): void {
  if (!(error instanceof StorageFull)) throw error;
}

export function octetsOf(record: StepRecord): number {
  return new TextEncoder().encode(JSON.stringify(record)).length;
}

/** What the history shows as one: a step, or the steps of a group. */
interface Shown {
  id: string;
  octets: number;
  isOpen: boolean;
  isSettled: boolean;
}

function shownEntries(entries: Iterable<Entry>): Shown[] {
  return [...byEntry(entries, ({ record }) => record)].map(([id, steps]) => ({
    id,
    octets: steps.reduce((sum, { octets }) => sum + octets, 0),
    isOpen: steps.some(({ record }) => isOpen(record)),
    isSettled: steps.every(isSettled),
  }));
}

/** The steps and groups to remove so that the rest fits: settled ones first, never the one that was just stored. */
function surplusOf(entries: Entry[], keptId: string): string[] {
  const all = shownEntries(entries);
  let octets = all.reduce((sum, shown) => sum + shown.octets, 0);
  let count = all.length;
  const surplus: string[] = [];
  const others = all.filter((shown) => shown.id !== keptId && !shown.isOpen);
  for (const shown of [...others.filter((one) => one.isSettled), ...others.filter((one) => !one.isSettled)]) {
    if (octets <= HISTORY_OCTETS && count <= HISTORY_STEPS) break;
    octets -= shown.octets;
    count -= 1;
    surplus.push(shown.id);
  }
  return surplus;
}

function isSettled({ record }: Entry): boolean {
  return record.items.every(({ side }) => side === 'before' || side === 'after');
}
