import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { openWith } from '../pages/editor-page.ts';
import { clickButton, copiedBy } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'copies.localhost';
const { crumb, demo, tab } = await stage({ host: HOST });
let popup: View;

beforeEach(async () => {
  popup = await openWith(crumb, tab, [
    { name: 'first', value: `it's "quoted" $HOME!`, domain: HOST },
    { name: 'second', value: 'another', domain: HOST, httpOnly: true },
  ]);
});

const openMenu = () => popup.click(`button${labelled('copyMenu')}`);

/** Copies with this button of the menu, and gives the copied text. */
async function copy(label: string): Promise<string> {
  await openMenu();
  return copiedBy(popup, () => clickButton(popup, label), say('copied'));
}

test('two clicks copy the Cookie header that the page gets', async () => {
  await tab.goto(demo.url(HOST, '/'));
  const header = await copy(say('copyCookieHeader'));
  expect(header).toBe(`Cookie: ${demo.lastCookieHeader(HOST, '/')}`);
});

test('two clicks copy a curl command whose request has the same cookies', async () => {
  await tab.goto(demo.url(HOST, '/'));
  const sent = demo.lastCookieHeader(HOST, '/');
  const command = await copy(say('copyCurl'));
  const { length } = demo.requests(HOST, '/');
  await promisify(execFile)('sh', ['-c', command]);
  expect(demo.requests(HOST, '/')).toHaveLength(length + 1);
  expect(demo.lastCookieHeader(HOST, '/')).toBe(sent);
});

const PARTS = [
  ['copyName', 'second'],
  ['copyPair', 'second=another'],
  ['copyValue', 'another'],
  ['copySetCookie', 'Set-Cookie: second=another; Path=/; HttpOnly'],
] as const;

test.each(PARTS)('%s of the menu copies it of the row that has the focus', async (key, expected) => {
  await popup.waitFor(() => {
    const row = document.querySelector<HTMLElement>('[data-cookie-name="second"]');
    row?.focus();
    return row !== null && document.activeElement === row;
  });
  expect(await copy(say(key))).toBe(expected);
});

test('arrow keys move in the menu, and Escape closes it and not the popup', async () => {
  await openMenu();
  await popup.waitFor((text) => document.activeElement?.textContent === text, say('copyCookieHeader'));
  await popup.press('ArrowDown');
  await popup.waitFor((text) => document.activeElement?.textContent === text, say('copyCurl'));
  await popup.press('Escape');
  await popup.waitFor(() => !document.querySelector('#copy-menu:popover-open'));
  expect(await popup.isOpen()).toBe(true);
});

test.each(['export', 'import', 'bulk', 'snapshots', 'rules', 'bisect'])(
  'when the dialog %s is closed, the focus is on the button of the menu again',
  async (name) => {
    await openMenu();
    await popup.click(`.copy-items [data-dialog="${name}"]`);
    await popup.waitFor(() => document.querySelector('dialog[open]'));
    await popup.press('Escape');
    await popup.waitFor(() => !document.querySelector('dialog[open]'));
    const focused = await popup.evaluate(() => document.activeElement?.getAttribute('popovertarget'));
    expect(focused).toBe('copy-menu');
  },
);
