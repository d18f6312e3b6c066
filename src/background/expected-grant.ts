import { isPopupOpen, openPopup } from '../browser/page/popup.ts';
import { hasFields, isCount, isMoment, orNull } from '../browser/storage/check.ts';
import type { ExtensionStorage } from '../browser/storage/extension-storage.ts';
import { recordKind } from '../browser/storage/record-kind.ts';
import type { Page } from '../contract/page.ts';

/** How long a permission prompt may stay unanswered and still bring the popup back. */
const PATIENCE_MS = 5 * 60_000;
/** The browser rejects to open a popup while its own prompt is closing. */
const RETRY_MS = 100;
const GIVE_UP_MS = 2_000;

/** The request for access that closed the popup, until the person has answered it. */
export function createExpectedGrant(storage: ExtensionStorage) {
  const expected = storage.valueInSession<{ windowId: number; at: number } | null>(
    'expectedGrant',
    null,
    recordKind(orNull(hasFields({ windowId: isCount, at: isMoment }))),
  );

  /** A surface is about to request access; Chromium closes the popup when its prompt opens. */
  async function expectGrant({ windowId }: Page): Promise<void> {
    await expected.write({ windowId, at: Date.now() });
  }

  /** A surface is open: there is nothing to bring back. */
  async function forgetGrant(): Promise<void> {
    if (await expected.read()) await expected.write(null);
  }

  /** After access was granted: opens the popup again if it had requested it and is closed. */
  async function reopenPopup(): Promise<void> {
    const grant = await expected.read();
    if (!grant) return;
    await expected.write(null);
    const start = Date.now();
    if (start - grant.at > PATIENCE_MS) return;
    while (!(await isPopupOpen()) && Date.now() - start < GIVE_UP_MS) {
      if (await openPopup(grant.windowId)) return;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  return { expectGrant, forgetGrant, reopenPopup };
}
