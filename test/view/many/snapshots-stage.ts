import { screen } from '@testing-library/preact';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { asOctets } from '../../../src/cookie/octets.ts';
import { cookie } from '../../fixtures/cookie.ts';
import type { MemorySnapshot } from '../../fixtures/memory/memory-snapshots.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { JAR } from '../edit/steps-stage.ts';

/** Stored snapshots, and a person's actions and view in the dialog about them. */

export const SITE = 'shop.example';
export const [sid, cart, font] = JAR as [Cookie, Cookie, Cookie];

/** A stored snapshot: without another cookie of the jar, with another value, and with one that is gone. */
export function snapshot(more: Partial<MemorySnapshot> = {}): MemorySnapshot {
  return {
    id: 'one',
    name: 'before login',
    at: 1_700_000_000_000,
    site: SITE,
    storeId: '0',
    isProfile: false,
    passphrase: null,
    cookies: [{ ...sid, value: asOctets('old') }, font, cookie('gone', { value: 'was-there' })],
    ...more,
  };
}

/** Puts a value into a field, as typing or choosing does. */
export function fill(part: HTMLElement, name: string, value: string): void {
  const field = part.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (!field) throw new Error(`expected the field ${name}, got ${part.textContent}`);
  field.value = value;
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}
/** Clicks a box. */
export const check = (part: HTMLElement, name: string): void =>
  part.querySelector<HTMLElement>(`[name="${name}"]`)?.click();
/** The dialog that is open now. */
export const dialog = (): HTMLElement => screen.getByRole('dialog');
/** The snapshot of this name in the list. */
export const row = (name: string): Promise<HTMLElement> =>
  until(() => {
    const found = document.querySelector<HTMLElement>(`[data-snapshot="${name}"]`);
    if (!found) throw new Error(`expected the snapshot ${name}`);
    return found;
  });
/** Clicks a button as soon as it exists. */
export const click = async (name: string, part?: HTMLElement): Promise<void> =>
  (await until(() => button(name, part ?? dialog()))).click();
/** What storing each cookie would do, by name. */
export const effects = () =>
  [...document.querySelectorAll<HTMLElement>('[data-change-name]')].map(({ dataset }) => [
    dataset.changeName,
    dataset.effect,
  ]);
/** Names of the cookies that were added, removed or changed. */
export const compared = (change: string) =>
  [...document.querySelectorAll<HTMLElement>(`[data-compared="${change}"] [data-compared-name]`)].map(
    ({ dataset }) => dataset.comparedName,
  );
