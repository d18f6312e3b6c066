import { expect } from 'vitest';
import type { Display } from '../../browsers/display.ts';
import type { Crumb, View } from '../driver/surface.ts';

declare const chrome: {
  windows: { getAll(): Promise<{ focused: boolean }[]> };
  permissions: { getAll(): Promise<object> };
};

/** Longer than Chromium ignores keys on a prompt that has just opened or was just typed at, so that nobody agrees by accident. */
const KEY_PAUSE_MS = 800;

/** Answers the browser's own permission prompt as a person does, after the click in the popup that opened it. */
export async function answerPrompt(
  crumb: Crumb,
  display: Display | null,
  popup: View,
  answer: 'allow' | 'deny',
): Promise<void> {
  if (display === null) await crumb.answerPrompt(answer);
  // In Chromium the prompt closes the popup, in Firefox the answer to it.
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

/** Chromium: neither a prompt nor a popup has taken the focus from the browser's window. */
async function windowHasFocus(crumb: Crumb): Promise<boolean> {
  return crumb.background(async () => (await chrome.windows.getAll()).some(({ focused }) => focused));
}

function permissions(crumb: Crumb): Promise<string> {
  return crumb.background(async () => JSON.stringify(await chrome.permissions.getAll()));
}
