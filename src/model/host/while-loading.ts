/** In milliseconds: the browser does not list a frame whose document is still being loaded. */
const READ_AT_MS = [0, 250, 1000, 4000] as const;

/** Reads something of a page, and again while its frames may still be loading; returns the function that ends this. */
export function whileLoading(read: () => unknown): () => void {
  const timers = READ_AT_MS.map((delay) => setTimeout(read, delay));
  return () => timers.forEach(clearTimeout);
}
