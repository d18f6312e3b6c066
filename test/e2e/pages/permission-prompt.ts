import { expect } from 'vitest';
import type { Display } from '../../browsers/display.ts';
import type { Crumb, View } from '../driver/surface.ts';

declare const chrome: {
  windows: { getAll(): Promise<{ focused: boolean }[]> };
  permissions: { getAll(): Promise<object> };
};

/**
 * A time longer than Chromium ignores keys on a prompt that has just opened or got a key, which prevents accidental
 * consent.
 */
const KEY_PAUSE_MS = 800;

/** Answers the browser's own permission prompt as a person does, after the click in the popup that opened it. */
export async function answerPrompt(
  crumb: Crumb,
  display: Display | null,
  popup: View,
  answer: 'allow' | 'deny',
): Promise<void> {
  if (display === null) await crumb.answerPrompt(answer);
  // The prompt closes the popup in Chromium, and the click on it does in Firefox.
  await expect.poll(() => popup.isOpen()).toBe(false);
  if (display === null) return;
  const held = await permissions(crumb);
  // "Deny" has the focus at first.
  const keys = answer === 'allow' ? [[], ['Tab', 'space']] : [[]];
  const isAnswered = async () => {
    const done = answer === 'allow' ? (await permissions(crumb)) !== held : await windowHasFocus(crumb);
    if (!done) display.press(...(keys.shift() ?? ['space']));
    return done;
  };
  await expect.poll(isAnswered, { interval: KEY_PAUSE_MS }).toBe(true);
}

/** Chromium: neither a prompt nor a popup has the focus instead of the browser's window. */
async function windowHasFocus(crumb: Crumb): Promise<boolean> {
  return crumb.background(async () => (await chrome.windows.getAll()).some(({ focused }) => focused));
}

function permissions(crumb: Crumb): Promise<string> {
  return crumb.background(async () => JSON.stringify(await chrome.permissions.getAll()));
}
