import { beforeEach, expect, test } from 'vitest';
import { say, sayPart } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { fillIn, openEditor, openSite, openWith, saveWell } from '../pages/editor-page.ts';
import { openDetails } from '../pages/popup-list.ts';
import { clickButton, stopForGood, waitForText } from '../pages/popup-page.ts';
import { NO_ICON, stage } from '../stage.ts';

/** Rules that protect and block cookies, against real pages that write them. */

const HOST = 'rules.localhost';
/** Writes the cookie 100 times a second, and measures the longest time that nothing ran. */
const WRITER = `<script>
  let last = performance.now();
  Object.assign(globalThis, { writes: 0, longest: 0 });
  setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    document.cookie = 'sid=page' + writes++;
  }, 10);
</script>`;
const { crumb, tab, demo } = await stage({ host: HOST });
demo.serve(HOST, '/writer', { body: `${NO_ICON}<title>Writer</title>${WRITER}` });
const COOKIES = [
  { name: 'sid', value: 'mine', domain: HOST, sameSite: 'lax' as const },
  { name: 'rest', value: '1', domain: HOST },
];
let popup: View;

beforeEach(async () => {
  await tab.goto(demo.url(HOST, '/'));
  popup = await openWith(crumb, tab, COOKIES);
});

/** Makes a rule about a cookie from its details. */
async function makeRule(name: string, kind: 'protect' | 'keep' | 'block'): Promise<void> {
  await openDetails(popup, name);
  await clickButton(popup, say('rulesMake'));
  await popup.fill('dialog [name="kind"]', kind);
  await clickButton(popup, say('ruleAdd'));
  await popup.waitFor((kind) => document.querySelector(`dialog [data-rule="${kind}"]`), kind);
  await clickButton(popup, say('close'));
}

/** Opens the rules from the details of a cookie that one holds for. */
async function openRules(name: string): Promise<void> {
  popup = await openSite(crumb, tab, COOKIES);
  await openDetails(popup, name);
  await clickButton(popup, say('rulesOpen'));
  await popup.waitFor(() => document.querySelector('dialog [data-rule]'));
}

/** Removes every rule, so that the next test has none. */
async function removeRules(): Promise<void> {
  await popup.waitFor((remove) => {
    const buttons = [...document.querySelectorAll<HTMLElement>('dialog [data-rule] > button')];
    buttons.find(({ textContent }) => textContent === remove)?.click();
    return buttons.length === 0;
  }, say('ruleRemove'));
}

const write = (pair: string) =>
  tab.evaluate((pair) => {
    // biome-ignore lint/suspicious/noDocumentCookie: what this is about.
    document.cookie = pair;
  }, pair);
const values = async (name: string) => (await crumb.jar({ name })).map(({ value }) => value);

test('a protected cookie is restored after the page changed or deleted it, also while the background was stopped', async () => {
  await makeRule('sid', 'protect');
  await write('sid=page');
  await expect.poll(() => values('sid')).toEqual(['mine']);
  // A background that is stopped before it has stored the count would begin with the old one.
  await openRules('sid');
  await waitForText(popup, say('ruleRestored', { count: 1 }));
  await crumb.closePopup();
  await stopForGood(crumb);
  await write('sid=; Max-Age=0');
  await expect.poll(() => values('sid')).toEqual(['mine']);
  expect(await crumb.jar({ name: 'sid' })).toMatchObject([{ sameSite: 'lax', hostOnly: true, path: '/' }]);
  await openRules('sid');
  await waitForText(popup, say('ruleRestored', { count: 2 }));
  await removeRules();
  await write('sid=page');
  await expect.poll(() => values('sid')).toEqual(['page']);
});

test('a page that writes a protected cookie 100 times a second stays responsive, and the rule pauses and says so', async () => {
  await makeRule('sid', 'protect');
  await crumb.closePopup();
  await tab.goto(demo.url(HOST, '/writer'));
  const { longest } = await tab.waitFor(() => {
    const { writes, longest } = globalThis as unknown as { writes: number; longest: number };
    return writes > 300 ? { longest } : null;
  });
  expect(longest).toBeLessThan(1_000);
  await openRules('sid');
  await waitForText(popup, sayPart('rulePaused'));
  const done = await popup.evaluate(() => document.querySelector('dialog .rule-done')?.textContent ?? '');
  // Where the page was faster, an attempt is not counted as done.
  expect(Number(/\d+/.exec(done)?.[0])).toBeLessThanOrEqual(10);
  expect((await values('sid'))[0]).toMatch(/^page/);
  await removeRules();
});

test('a blocked cookie is deleted at once and whenever the page stores it, and no other is', async () => {
  await makeRule('sid', 'block');
  await expect.poll(() => values('sid')).toEqual([]);
  await write('sid=page');
  await write('rest=2');
  await expect.poll(() => values('sid')).toEqual([]);
  expect(await values('rest')).toEqual(['2']);
  await crumb.closePopup();
  popup = await openSite(crumb, tab, [{ name: 'rest' }]);
  await popup.click('[popovertarget="copy-menu"]');
  await popup.click('[data-dialog="rules"]');
  await popup.waitFor(() => document.querySelector('dialog [data-rule]'));
  await waitForText(popup, say('ruleDeleted', { count: 2 }));
  await removeRules();
});

test('an edit in Crumb stays, and what the page makes of it is undone from then on', async () => {
  await makeRule('sid', 'protect');
  await crumb.closePopup();
  popup = await openSite(crumb, tab, COOKIES);
  await openEditor(popup, { name: 'sid' });
  await waitForText(popup, say('ruleHolds_protect_edit'));
  await fillIn(popup, 'value', 'edited');
  await saveWell(popup);
  await write('sid=page');
  await expect.poll(() => values('sid')).toEqual(['edited']);
  await crumb.closePopup();
  await openRules('sid');
  await removeRules();
});
