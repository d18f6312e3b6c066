/** The meter's state in a page or in the background. Both browsers' longest tasks show as late timers there. */
interface Meter {
  longest: number;
  /** When a timer was last late. */
  lateAt: number;
  last: number;
}
declare const meter: Meter;

/** Measures from now on how late timers are: a task that is long delays them. */
export function startMeter(): void {
  const state: Meter = { longest: 0, lateAt: performance.now(), last: performance.now() };
  Object.assign(globalThis, { meter: state });
  const tick = (): void => {
    const now = performance.now();
    const gap = now - state.last;
    state.last = now;
    state.longest = Math.max(state.longest, gap);
    if (gap > 50) state.lateAt = now;
    setTimeout(tick, 0);
  };
  tick();
}

/** Whether no timer was late for so long. */
export function quietFor(time: number): boolean {
  return performance.now() - meter.lateAt > time;
}

/** The longest time between two timers so far, in milliseconds. */
export function longestGap(): number {
  // A background that was stopped meanwhile has none.
  return typeof meter === 'undefined' ? Number.NaN : Math.max(meter.longest, performance.now() - meter.last);
}
