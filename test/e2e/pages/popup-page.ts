import { expect } from 'vitest';
import type { Crumb, Tab, View } from '../driver/surface.ts';

/** What Crumb's popup shows, and a person's steps in it: shared by the specs, the same in both browsers. */

/** Opens the popup beside a tab and waits until it shows a list, or why there is none. */
export async function openCrumb(crumb: Crumb, tab: Tab): Promise<View> {
  const popup = await crumb.openPopup(tab);
  await settled(popup);
  return popup;
}

/** Waits until the popup shows a list, or why there is none. */
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

/** What the popup says: the text as it is laid out. */
export function said(popup: View): Promise<string> {
  return popup.evaluate(() => document.body.innerText);
}

/** Waits until the popup says this. */
export async function waitForText(popup: View, text: string): Promise<void> {
  await popup.waitFor((wanted) => document.body.innerText.includes(wanted), text);
}

/** Waits until the popup does not say this any more. */
export async function waitForTextGone(popup: View, text: string): Promise<void> {
  await popup.waitFor((unwanted) => !document.body.innerText.includes(unwanted), text);
}

/** Clicks the button with exactly this text; of several, the first that nothing covers. */
export async function clickButton(popup: View, name: string): Promise<void> {
  await popup.waitFor((wanted) => {
    for (const marked of document.querySelectorAll('[data-clicked]')) marked.removeAttribute('data-clicked');
    const isUncovered = (button: Element) => {
      button.scrollIntoView({ block: 'nearest' });
      const { left, top, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    };
    const named = [...document.querySelectorAll('button')].filter((each) => each.textContent?.trim() === wanted);
    const button = named.find(isUncovered);
    button?.setAttribute('data-clicked', '');
    return button !== undefined;
  }, name);
  await popup.click('[data-clicked]');
}

/** Stops the background, and again if an event that was under way has started it meanwhile. */
export async function stopForGood(crumb: Crumb): Promise<void> {
  const stop = async () => {
    await crumb.stopBackground();
    return crumb.backgroundRunning();
  };
  await expect.poll(stop).toBe(false);
}
