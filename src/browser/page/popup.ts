import { browser } from '../browser.ts';

/** Opens the toolbar popup in a window; false while the browser rejects (its own prompt still has the focus). */
export async function openPopup(windowId: number): Promise<boolean> {
  try {
    await browser.action.openPopup({ windowId });
    return true;
  } catch {
    return false;
  }
}

/** Younger than the polyfill's types. */
interface Contexts {
  runtime: { getContexts(filter: { contextTypes: ['POPUP'] }): Promise<object[]> };
}

/** Whether the toolbar popup is open in any window. */
export async function isPopupOpen(): Promise<boolean> {
  const { runtime } = browser as unknown as Contexts;
  return (await runtime.getContexts({ contextTypes: ['POPUP'] })).length > 0;
}
