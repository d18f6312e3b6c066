/** Ends the task that runs now, so that the browser can paint and react between two long pieces of work. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
