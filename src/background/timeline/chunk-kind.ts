import {
  type Check,
  hasFields,
  isCountUpTo,
  isFlag,
  isListOf,
  isMoment,
  isOneOf,
  orNull,
} from '../../browser/storage/check.ts';
import { recordKind } from '../../browser/storage/record-kind.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { EVENT_KINDS, type JarEntry } from '../../cookie/jar/jar-entry.ts';
import { isCookie } from '../../handlers/stored/is-cookie.ts';

/** Some entries of a recording, stored together. */
export interface Chunk {
  /** How many entries were recorded before it. */
  first: number;
  entries: JarEntry[];
}

/** The state of one site's jar at some time. */
export interface JarThen {
  /** How many entries had been recorded by then. */
  through: number;
  cookies: Cookie[];
  isComplete: boolean;
}

const isEventId: Check = (value) => typeof value === 'number' && isMoment(value / 1000);
/** More entries than any browser session has: beyond it the next ones could not be counted. */
const isPlace = isCountUpTo(1e12 - 1);

const hasEntryFields = hasFields(
  { id: isEventId, how: isOneOf(...EVENT_KINDS), now: orNull(isCookie) },
  { old: orNull(isCookie), own: isFlag },
);
const isEntry = (value: unknown): boolean =>
  hasEntryFields(value) && ((value as JarEntry).now ?? (value as JarEntry).old ?? null) !== null;
const isChunk = hasFields({ first: isPlace, entries: isListOf(isEntry, { min: 1 }) });
const isJar = hasFields({ through: isPlace, cookies: isListOf(isCookie), isComplete: isFlag });

/** Stored under a key that sorts as `first` does. */
export const chunkKind = recordKind<Chunk>(
  (value, key) => isChunk(value) && /^\d{12,}$/.test(key) && Number(key) <= (value as Chunk).first,
);

/** Stored under store id and site, separated by a space. */
export const jarKind = recordKind<JarThen>((value, key) => isJar(value) && /^[^ ]+ [^ ]+$/.test(key));
