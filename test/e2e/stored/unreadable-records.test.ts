import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarEntry, Tab } from '../driver/surface.ts';
import { exchangeOf, readJar } from '../faults/fault-jar.ts';
import { openSender, requestValue } from '../faults/fault-page.ts';
import { openHistory } from '../pages/history-page.ts';
import { clickButton, openCrumb, waitForText, waitForTextGone } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** Records that Crumb cannot read are in every store: everything continues to work, and what was set aside is counted. */

declare const chrome: {
  storage: Record<'local' | 'session', { set(values: object): Promise<void>; clear(): Promise<void> }>;
};

const HOST = 'junk.localhost';
const DAY = 24 * 60 * 60 * 1000;
const { crumb, tab } = await stage({ host: HOST });
const STORE = crumb.name === 'firefox' ? 'firefox-default' : '0';
const later = Math.floor(Date.now() / 1000) * 1000 + 30 * DAY;
const kept: JarEntry = { name: 'kept', value: '1', domain: HOST, expires: later };

/** Every key that Crumb uses; of the first the history tells, of the second the timeline. */
const KEYS = {
  session: [
    ...['step:x', 'stepsDropped'],
    ...['recordedPrivately', 'timeline:000000000000', `timelineJar:${STORE} ${HOST}`, 'timelineDropped'],
    ...['registrations', 'expectedGrant', 'rejected:1', 'rejectedWaiting', 'mark', 'switchesBegun'],
    ...['rule:x', 'parked:x', 'search'],
  ],
  local: [
    ...['plan:x', 'recordedSites', 'settings', 'snapshotHead:x', 'snapshotBody:x', 'profileSwitches'],
    ...['rule:x', 'parked:x', 'search'],
  ],
};
const OF_HISTORY = 3;
const OF_TIMELINE = 5;

let page: Tab;
beforeAll(async () => {
  page = await openSender(crumb);
});
afterAll(() => page?.close());

const envelope = (version: number, value: unknown) => JSON.stringify({ version, value });
const SHAPES: [string, unknown][] = [
  ['an empty object', {}],
  ['null', null],
  ['a text that is not JSON', '{"version":1,"val'],
  ['a list of null, as an older version might write it', [null]],
  ['an envelope of null', envelope(1, null)],
  ['a record of an older version', envelope(0, { items: [{}] })],
  ['a record of a newer version', envelope(99, { something: 'new' })],
];

/** Puts the record under every key, as if an earlier background had written it, and starts the background anew. */
async function putEverywhere(record: unknown): Promise<void> {
  await crumb.clearJar();
  await crumb.setJar([kept]);
  await crumb.stopBackground();
  await page.evaluate(
    async (keys, record) => {
      for (const area of ['session', 'local'] as const) {
        await chrome.storage[area].clear();
        await chrome.storage[area].set(Object.fromEntries(keys[area].map((key) => [key, record])));
      }
    },
    KEYS,
    record as never,
  );
  await crumb.stopBackground();
}

/** Edits, undoes, records and forgets. */
async function useAll(): Promise<void> {
  const before = await readJar(crumb);
  const id = randomUUID();
  const exchanges = [exchangeOf(crumb.name, { before: [kept], after: [{ ...kept, value: '2' }] })];
  const { step } = await requestValue(page, 'applyStep', { id, kind: 'edit', exchanges });
  expect(step?.state).toBe('done');
  expect([...(await readJar(crumb)).values()]).toMatchObject([{ value: '2' }]);
  await requestValue(page, 'recordSite', { storeId: STORE, site: HOST, on: true });
  await requestValue(page, 'moveStep', { id, to: 'before' });
  expect(await readJar(crumb)).toEqual(before);
  await crumb.stopBackground();
  const { steps } = await requestValue(page, 'readHistory', null);
  expect(steps).toMatchObject([{ id, state: 'undone' }]);
  const { sites, entries } = await requestValue(page, 'readRecording', { storeId: STORE, sites: [HOST] });
  expect(sites).toEqual([HOST]);
  expect(entries.map(({ now }) => now?.value)).toContain('1');
  await requestValue(page, 'recordSite', { storeId: STORE, site: HOST, on: false });
  await requestValue(page, 'writeSettings', { budget: 1234 });
  expect((await requestValue(page, 'readSettings', null)).budget).toBe(1234);
}

describe('a record that Crumb cannot read, under every key', () => {
  test.each(SHAPES)('stops nothing if it is %s, and is counted until the history is cleared', async (_, record) => {
    await putEverywhere(record);
    expect((await requestValue(page, 'readHistory', null)).unreadable).toBe(OF_HISTORY);
    const recording = await requestValue(page, 'readRecording', { storeId: STORE, sites: [HOST] });
    expect(recording.unreadable).toBe(OF_TIMELINE);
    await useAll();
    expect(await requestValue(page, 'forgetSteps', null)).not.toHaveProperty('unreadable');
    await crumb.stopBackground();
    expect(await requestValue(page, 'readHistory', null)).toMatchObject({ steps: [] });
  });

  test('is counted in the history of the popup, where it can be deleted', async () => {
    await putEverywhere({});
    const popup = await openCrumb(crumb, tab);
    await openHistory(popup);
    const counted = say('historyUnreadable', { count: OF_HISTORY });
    await waitForText(popup, counted);
    await clickButton(popup, say('clearHistory'));
    await waitForText(popup, say('clearHistoryAsk'));
    await popup.click('dialog[open] .danger');
    await waitForTextGone(popup, counted);
    await popup.close();
  });
});
