import { screen } from '@testing-library/preact';
import { expect } from 'vitest';
import type { StepSummary } from '../../../src/contract/steps.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { type Stage, stage } from '../stage.ts';

/** The start of the tests of deleting, undo and the history, and a person's actions and view in them. */

export const JAR = [
  cookie('sid', { value: 'x'.repeat(50), httpOnly: true }),
  cookie('cart', { value: 'secret-value', expiryTime: Date.now() + 86_400_000 }),
  cookie('font'),
];
export const CTRL = { ctrlKey: true };

/** The view of a jar, once its list is there. */
export async function listed(options?: Parameters<typeof stage>[1], jar = JAR): Promise<Stage> {
  const all = stage(jar, options);
  await until(() => all.row(jar[0]?.name ?? ''));
  return all;
}

/** Names of the cookies in the list. */
export function names(grid: HTMLElement): (string | undefined)[] {
  return [...grid.querySelectorAll<HTMLElement>('[data-cookie-name]')].map((row) => row.dataset.cookieName);
}

/** The bar that reports the last step. */
export function bar(): Promise<HTMLElement> {
  return until(() => {
    const found = document.querySelector<HTMLElement>('.main .done');
    if (!found) throw new Error('expected the bar that says what was done');
    return found;
  });
}

/** Clicks a button of the bar as soon as it exists. */
export async function clickInBar(name: string): Promise<void> {
  const part = await bar();
  (await until(() => button(name, part))).click();
}

/** Opens the history by its button. */
export async function openHistory(): Promise<HTMLElement> {
  (await until(() => button(say('history')))).click();
  const region = await screen.findByRole('region', { name: say('history') });
  expect(button(say('history')).getAttribute('aria-expanded')).toBe('true');
  return region;
}

/** One step as the background lists it. */
export function summary(part: Partial<StepSummary>): StepSummary {
  return {
    id: 'one',
    at: Date.now() - 150_000,
    movedAt: Date.now() - 150_000,
    kind: 'delete',
    state: 'done',
    cookies: [cookie('cart')],
    count: 1,
    incognito: false,
    failures: [],
    canUndo: true,
    canRedo: false,
    ...part,
  };
}
