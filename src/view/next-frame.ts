/** Longest wait for a frame, in milliseconds: a hidden tab paints none. */
const HIDDEN_FRAME = 100;

/** Calls `run` with the next painted frame, or after HIDDEN_FRAME where none is painted. */
export function nextFrame(run: () => void): void {
  const runOnce = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    run();
  };
  const frame = requestAnimationFrame(runOnce);
  const timer = setTimeout(runOnce, HIDDEN_FRAME);
}
