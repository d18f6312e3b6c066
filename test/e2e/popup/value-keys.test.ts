import { beforeEach, expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { openWith } from '../pages/editor-page.ts';
import { copiedBy, waitForText, waitForTextGone } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'keys.localhost';
const { crumb, demo, tab } = await stage({ host: HOST });
let popup: View;

beforeEach(async () => {
  popup = await openWith(crumb, tab, [
    { name: 'first', value: 'value of the first', domain: HOST },
    { name: 'second', value: 'another', domain: HOST },
  ]);
});

/** Focuses the row of this cookie. */
function toRow(name: string): Promise<unknown> {
  return popup.waitFor((name) => {
    const row = document.querySelector<HTMLElement>(`[data-cookie-name="${name}"]`);
    row?.focus();
    return row !== null && document.activeElement === row;
  }, name);
}

/** Presses a key that copies the value of this cookie, and gives the copied text. */
function copyBy(key: string, name: string): Promise<string> {
  return copiedBy(popup, () => popup.press(key), say('saidCopied', { name }));
}

test('c and Ctrl+C copy the value of the row or of the open details, and the popup says so for a moment', async () => {
  await toRow('first');
  expect(await copyBy('c', 'first')).toBe('value of the first');
  await toRow('second');
  expect(await copyBy('Control+c', 'second')).toBe('another');
  await waitForTextGone(popup, say('saidCopied', { name: 'second' }));
  await popup.press('Enter');
  await popup.waitFor((selector) => document.querySelector(selector), `${labelled('details')} dl`);
  expect(await copyBy('c', 'second')).toBe('another');
});

test('Ctrl+Enter saves and reloads the page, whose request sends the new value, with the popup left open', async () => {
  const { length } = demo.requests(HOST, '/');
  await toRow('second');
  await popup.press('e');
  await popup.waitFor(() => document.activeElement?.getAttribute('name') === 'value');
  for (const key of ['End', ...'-sent', 'Control+Enter']) await popup.press(key);
  await waitForText(popup, say('saved'));
  await expect.poll(() => demo.requests(HOST, '/').length).toBe(length + 1);
  expect(demo.lastCookieHeader(HOST, '/')).toContain('second=another-sent');
  expect(await popup.isOpen()).toBe(true);
});
