import { expect } from 'vitest';
import type { Crumb, Tab, View } from '../driver/surface.ts';

/** The contents of Crumb's popup, and a person's steps in it: shared by the tests, the same in both browsers. */

/** Opens the popup beside a tab and waits until it shows a list, or the reason for none. */
export async function openCrumb(crumb: Crumb, tab: Tab): Promise<View> {
  const popup = await crumb.openPopup(tab);
  await settled(popup);
  return popup;
}

/** Waits until the popup shows a list, or the reason for none. */
async function settled(popup: View): Promise<void> {
  await popup.waitFor(() => document.querySelector('[role="grid"], .state'));
}

/** Names of the cookies listed, in the order of the list. */
export function rowNames(popup: View): Promise<string[]> {
  return popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-cookie-name]:not([data-changed="removed"])')]
      .toSorted((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
      .map((row) => row.dataset.cookieName ?? ''),
  );
}

/** Waits until exactly these cookies are listed, in any order. */
export async function waitForRows(popup: View, names: string[]): Promise<void> {
  await popup.waitFor((wanted) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-cookie-name]:not([data-changed="removed"])')];
    const shown = rows.map((row) => row.dataset.cookieName ?? '').sort();
    return document.querySelector('[role="grid"]') && JSON.stringify(shown) === JSON.stringify(wanted);
  }, names.toSorted());
}

/** The text of the popup as it is laid out. */
export function shownText(popup: View): Promise<string> {
  return popup.evaluate(() => document.body.innerText);
}

/** Waits until the popup contains this text. */
export async function waitForText(popup: View, text: string): Promise<void> {
  await popup.waitFor((wanted) => document.body.innerText.includes(wanted), text);
}

/** Waits until the popup no longer contains this text. */
export async function waitForTextGone(popup: View, text: string): Promise<void> {
  await popup.waitFor((unwanted) => !document.body.innerText.includes(unwanted), text);
}

/** Clicks the first uncovered button with exactly this text. */
export async function clickButton(popup: View, name: string): Promise<void> {
  await popup.waitFor((wanted) => {
    for (const marked of document.querySelectorAll('[data-clicked]')) marked.removeAttribute('data-clicked');
    const canBeClicked = (button: HTMLButtonElement) => {
      button.scrollIntoView({ block: 'nearest' });
      const { left, top, width, height } = button.getBoundingClientRect();
      return !button.disabled && button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    };
    const named = [...document.querySelectorAll('button')].filter((each) => each.textContent?.trim() === wanted);
    const button = named.find(canBeClicked);
    button?.setAttribute('data-clicked', '');
    return button !== undefined;
  }, name);
  await popup.click('[data-clicked]');
}

/** Stops the background, and again if a pending event has started it meanwhile. */
export async function stopForGood(crumb: Crumb): Promise<void> {
  const stop = async () => {
    await crumb.stopBackground();
    return crumb.backgroundRunning();
  };
  await expect.poll(stop).toBe(false);
}

/** The text that the view copied last; undefined: none. */
declare const copied: string | undefined;

/** Does what copies a text, waits until the view says so, and gives the copied text. */
export async function copiedBy(popup: View, copy: () => Promise<unknown>, said: string): Promise<string> {
  await popup.evaluate(() => {
    const { clipboard } = navigator;
    const { writeText } = clipboard;
    Object.assign(globalThis, { copied: undefined });
    clipboard.writeText = (text) => {
      Object.assign(globalThis, { copied: text });
      return writeText.call(clipboard, text);
    };
  });
  await copy();
  await waitForText(popup, said);
  return popup.waitFor(() => copied);
}
