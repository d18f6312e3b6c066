/** Longest wait for a frame where none is painted, in milliseconds: a hidden tab. */
const HIDDEN_FRAME = 100;

/** With the next painted frame, or soon where nothing is painted. */
export function nextFrame(run: () => void): void {
  const once = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, HIDDEN_FRAME);
}
