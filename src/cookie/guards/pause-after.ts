/** When a rule acted, and its pauses after it acted too often. Times in milliseconds since the epoch. */
export interface Effort {
  /** The latest acts of the last seconds. */
  recent: readonly number[];
  /** null: it is not paused, or was not yet. */
  pausedUntil: number | null;
  /** How many pauses followed each other. */
  pauses: number;
}

export const FIRST_EFFORT: Effort = { recent: [], pausedUntil: null, pauses: 0 };

/** The acts at one cookie, and the milliseconds, after which a rule pauses: a page writes it again and again. */
export const TOO_OFTEN = { acts: 10, withinMs: 10_000 };
/** The same at all its cookies: a page writes ever new names. A site has at most 180 cookies, which may change at once. */
export const MOST_ACTS = 200;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** How long after a pause the next one is as short as the first, in milliseconds. */
const CALM_MS = 600_000;

export function isPaused({ pausedUntil }: Effort, now: number): boolean {
  return pausedUntil !== null && now < pausedUntil;
}

/** The effort after another act, if `most` of them are too many; each pause that follows another is twice as long. */
export function pauseAfter({ recent, pausedUntil, pauses }: Effort, now: number, most = TOO_OFTEN.acts): Effort {
  // A clock that was set back would keep old acts for ever.
  const acts = [...recent.filter((at) => at <= now && now - at < TOO_OFTEN.withinMs), now];
  if (acts.length < most) return { recent: acts, pausedUntil, pauses };
  const isCalm = pausedUntil === null || now - pausedUntil > CALM_MS;
  const before = isCalm ? 0 : pauses;
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** before, LONGEST_PAUSE_MS);
  return { recent: [], pausedUntil: now + pause, pauses: before + 1 };
}
