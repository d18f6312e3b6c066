import { browser } from '../browser.ts';

/** Chromium lets content scripts read storage.local otherwise; so does Firefox, which lacks the call. */
export async function keepStorageTrusted(): Promise<void> {
  const area = browser.storage.local as unknown as { setAccessLevel?(level: { accessLevel: string }): Promise<void> };
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
