import type { OriginStorage } from '../../contract/page.ts';
import { runInFrames } from './frames.ts';

/** The localStorage of the page itself; null where it cannot be read: the page has none, or Crumb may not enter it. */
export async function pageStorage(tabId: number): Promise<OriginStorage | null> {
  const { results } = await runInFrames(tabId, readStorage);
  return results[0] ?? null;
}

/** Runs inside the page, in the extension's own world there: must not refer to anything outside itself. */
function readStorage(): OriginStorage | null {
  if (self !== top) return null;
  try {
    const items = Object.entries(localStorage).map(([name, value]) => ({ name, value: String(value) }));
    return { origin: location.origin, items };
  } catch {
    // The page is sandboxed, or the browser blocks its storage.
    return null;
  }
}
