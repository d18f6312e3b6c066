import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { stage } from '../stage.ts';

/** What the browser reports of a promise that was rejected, and of an error that was thrown, where nothing has caught it. */
const rejected = (reason: unknown) => Object.assign(new Event('unhandledrejection'), { reason });
const thrown = (error: unknown) => Object.assign(new Event('error'), { error });

test.each([
  ['rejects its promise', rejected],
  ['throws an error', thrown],
])('an action that %s is reported, and the list stays', async (_, event) => {
  const { container, row } = stage([cookie('sid')]);
  await until(() => expect(container.querySelector('.live[data-state="live"]')).not.toBeNull());
  window.dispatchEvent(event(new Error('no such rule')));
  await screen.findByText(say('bug'));
  expect(container.textContent).toContain('no such rule');
  expect(row('sid')).toBeTruthy();
});

test('an error event without an error, as observers of sizes send, is no bug', async () => {
  const { container } = stage([cookie('sid')]);
  await until(() => expect(container.querySelector('.live[data-state="live"]')).not.toBeNull());
  window.dispatchEvent(thrown(null));
  window.dispatchEvent(rejected(new Error('the next event')));
  await screen.findByText('the next event');
  expect(screen.getAllByText(say('bug'))).toHaveLength(1);
});

test('a bug while a dialog is open is shown in that dialog, and not in the next', async () => {
  const { row } = stage([cookie('a'), cookie('b')]);
  await until(() => row('a'));
  const ask = async (): Promise<HTMLElement> => {
    (await until(() => button(say('deleteShown', { number: 2 })))).click();
    return screen.findByRole('dialog');
  };
  const first = await ask();
  window.dispatchEvent(rejected(new Error('no such step')));
  await until(() => expect(first.textContent).toContain('no such step'));
  button(say('cancel'), first).click();
  await until(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await ask()).textContent).not.toContain('no such step');
});
