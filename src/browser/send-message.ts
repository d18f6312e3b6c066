import { browser } from './browser.ts';

/** Where a message came from, as far as Crumb cares. */
export interface Sender {
  /** True for Crumb's own pages and background; false for content scripts, web pages and other extensions. */
  own: boolean;
}

/** Sends to every other part of Crumb; undefined when nobody responded or nobody listens. */
export async function sendMessage(message: object): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** A listener responds with a promise, or returns undefined when the message is not for it. */
export function onMessage(listener: (message: unknown, sender: Sender) => Promise<unknown> | undefined): () => void {
  const own = browser.runtime.getURL('');
  const heard = (message: unknown, from: { id?: string; url?: string }): Promise<unknown> | undefined =>
    listener(message, { own: from.id === browser.runtime.id && (from.url ?? own).startsWith(own) });
  // The polyfill's type wants `true` or a promise; undefined leaves the message to others.
  browser.runtime.onMessage.addListener(heard as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
  return () => browser.runtime.onMessage.removeListener(heard as never);
}

/** Nobody listens, or the listener went away before it responded: expected, not a bug. */
function isGone(error: unknown): boolean {
  const text = error instanceof Error ? error.message : String(error);
  return /Receiving end does not exist|port closed|channel closed|channel is closed|actor.*destroyed|context invalidated/i.test(
    text,
  );
}
