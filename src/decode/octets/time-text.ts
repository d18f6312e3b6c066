/** A time from data in ISO 8601, UTC; null if it is no time that a Date can represent. */
export function timeText(ms: number): string | null {
  return Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : null;
}

/** 2005-01-01 and 2100-01-01: a number between them may be the time of something on the web. */
const [EARLIEST, LATEST] = [1_104_537_600_000, 4_102_444_800_000];

/** Whether a time in milliseconds is one that servers of today may write. */
export function isPlausibleTime(ms: number): boolean {
  return ms >= EARLIEST && ms <= LATEST;
}
