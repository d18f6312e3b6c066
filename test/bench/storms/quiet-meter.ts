/** The meter's state in a page. */
interface Meter {
  /** When a timer was last late. */
  lateAt: number;
  last: number;
}
declare const meter: Meter;

/** Notes from now on when timers are late: work of the page delays them. */
export function startMeter(): void {
  const state: Meter = { lateAt: performance.now(), last: performance.now() };
  Object.assign(globalThis, { meter: state });
  const tick = (): void => {
    const now = performance.now();
    if (now - state.last > 50) state.lateAt = now;
    state.last = now;
    setTimeout(tick, 0);
  };
  tick();
}

/** Whether no timer was late for so long. */
export function quietFor(time: number): boolean {
  return performance.now() - meter.lateAt > time;
}
