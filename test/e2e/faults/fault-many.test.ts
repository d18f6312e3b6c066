import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Argument, RequestName } from '../../../src/contract/requests.ts';
import type { ProfileState, SnapshotHead } from '../../../src/contract/snapshots.ts';
import { say } from '../../fixtures/say.ts';
import type { JarEntry, Tab, View } from '../driver/surface.ts';
import { clickButton, openCrumb, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';
import { type Fault, faultReached, type Mode, type Point, setFault } from './fault-calls.ts';
import { exchangeOf, jarDifference, jarOf, readJar, standingOf } from './fault-jar.ts';
import { FaultLoop } from './fault-loop.ts';
import { HOST, laterIn, type Operation } from './fault-operations.ts';
import { forgetSession, openSender, replyOfStarted, requestValue, startRequest } from './fault-page.ts';
import { Tally } from './fault-tally.ts';

/**
 * A restore, a switch of profiles and a search, of twenty cookies each, with the background stopped or the session ended at a
 * few of their calls. Every call is tried in `test/unit`.
 */

interface Area {
  get(keys: null): Promise<Record<string, unknown>>;
  clear(): Promise<void>;
}
declare const chrome: { storage: { local: Area; session: Area } };

const NUMBERS = Array.from({ length: 20 }, (_, at) => at);
const { crumb, tab, demo } = await stage({ host: HOST });
const later = laterIn(crumb.name);
const tally = new Tally();
let page: Tab;

beforeAll(async () => {
  page = await openSender(crumb);
  await tab.activate();
});
afterAll(async () => {
  console.log(tally.text(crumb.name));
  await page.close();
});

const nameOf = (number: number) => `c${String(number).padStart(2, '0')}`;
const entry = (number: number, value: string): JarEntry => ({
  name: nameOf(number),
  value: `${value}${number}`,
  domain: HOST,
  httpOnly: number % 2 === 0,
  sameSite: 'lax',
  expires: later + number,
});
const storeId = crumb.name === 'firefox' ? 'firefox-default' : '0';
const cookiesOf = (entries: JarEntry[]) => exchangeOf(crumb.name, { before: [], after: entries }).after;

/** Starts with these cookies, no history, and nothing stored. */
async function startWith(cookies: JarEntry[]): Promise<void> {
  await crumb.stopBackground();
  await page.evaluate(() => Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]));
  await crumb.clearJar();
  await crumb.setJar(cookies);
}

/** What of the whole jar differs from these cookies, as text. */
const differenceFrom = async (cookies: JarEntry[]) => jarDifference(jarOf(cookies), await readJar(crumb));

/** Waits until the background is at the faulty call, and stops it there; in a crash the session ends too. */
async function stopAtFault(mode: Mode): Promise<void> {
  expect((await faultReached(crumb)).reached).toBe(true);
  if (mode.startsWith('crash')) await forgetSession(page);
  await crumb.stopBackground();
}

describe('a restore of 20 cookies that adds, changes and removes', () => {
  const changes = NUMBERS.map((number) => ({
    before: number % 3 === 0 ? [] : [entry(number, 'now')],
    after: number % 3 === 1 ? [] : [entry(number, 'then')],
  }));
  const restore: Operation = { title: 'a restore', kind: 'snapshot', way: 'apply', secret: null, changes };

  /** One point of each of these ways to stop, early, late and in between. */
  function chosen(points: Point[]): Point[] {
    const places: [Mode, number][] = [
      ['stop after', 0.3],
      ['crash after', 0.5],
      ['stop after', 0.8],
    ];
    return places.flatMap(([mode, share]) => {
      const all = points.filter((point) => point.mode === mode);
      return all[Math.floor(all.length * share)] ?? [];
    });
  }

  test('leaves the old or the new cookies wherever it is stopped, and one click gives the whole old jar', async () => {
    const { points, faults } = await new FaultLoop({ crumb, page, later, tally }, restore).run(chosen);
    expect(faults).toEqual([]);
    expect(points).toBe(3);
  });
});

describe('a switch of profiles of 20 cookies', () => {
  const ann = NUMBERS.map((number) => entry(number, 'ann'));
  /** Half of Ann's names, and as many of his own. */
  const bob = NUMBERS.map((number) => entry(number + 10, 'bob'));
  const changes = Array.from({ length: 30 }, (_, number) => ({
    before: ann.filter(({ name }) => name === nameOf(number)),
    after: bob.filter(({ name }) => name === nameOf(number)),
  }));
  const about = { site: HOST, storeId, at: 1, isProfile: true, passphrase: null };
  let ofAnn: SnapshotHead;
  let ofBob: SnapshotHead;

  beforeEach(async () => {
    await startWith(ann);
    ofBob = await requestValue(page, 'saveProfile', { ...about, name: 'Bob', cookies: cookiesOf(bob) });
    // What is there now is not yet in the profile that is on.
    ofAnn = await requestValue(page, 'saveProfile', { ...about, name: 'Ann', cookies: cookiesOf(ann.slice(0, 3)) });
  });

  const order = () => ({
    page: { tabId: 1, windowId: 1, url: demo.url(HOST, '/'), storeId, incognito: false },
    to: ofBob.id,
    nameOfUnsaved: 'unsaved',
  });
  const state = (): Promise<ProfileState> => requestValue(page, 'readProfile', { site: HOST, storeId });
  const valuesOf = async ({ id }: SnapshotHead) =>
    (await requestValue(page, 'readSnapshot', { id, passphrase: null })).map(({ value }) => value).sort();
  const values = (entries: JarEntry[]) => entries.map(({ value }) => value).sort();

  async function stopDuring<Name extends RequestName>(
    request: Name,
    argument: Argument<Name>,
    fault: Fault,
  ): Promise<void> {
    await setFault(crumb, fault, null);
    await startRequest(page, request, argument);
    await stopAtFault(fault.mode);
    expect(await replyOfStarted<Name>(page)).toBeNull();
  }

  test('that is stopped before its record is written changes nothing, and what is there is in its profile', async () => {
    await stopDuring('prepareSwitch', order(), { call: 'local.set profileSwitches', mode: 'stop before' });
    expect(await state()).toMatchObject({ on: { name: 'Ann' }, halfway: null });
    expect(await differenceFrom(ann)).toBe('');
    expect(await valuesOf(ofAnn)).toEqual(values(ann));
    tally.add('a switch', 'stop before', 'old');
  });

  test.each<[call: string, mode: Mode, side: 'before' | 'after']>([
    ['cookies.set c25', 'stop after', 'before'],
    ['cookies.set c15', 'crash after', 'after'],
    ['cookies.set c04 (drop)', 'stop after', 'after'],
  ])('at %s by “%s” has one of both on, or one click towards %s ends it', async (call, mode, side) => {
    const { stepId, exchanges } = await requestValue(page, 'prepareSwitch', order());
    if (stepId === null) throw new Error('nothing has to change');
    await stopDuring('applyStep', { id: stepId, kind: 'snapshot', exchanges }, { call, mode });
    const jar = await readJar(crumb);
    expect(changes.map((change) => standingOf(change, jar))).not.toContain('neither');
    const isOpen = async () => {
      const { steps } = await requestValue(page, 'readHistory', null);
      return steps.some((step) => step.id === stepId && step.state === 'open');
    };
    await expect.poll(isOpen).toBe(false);
    let now = await state();
    const isHalfway = now.halfway !== null;
    if (now.halfway) {
      await requestValue(page, 'moveStep', { id: now.halfway.stepId, to: side });
      now = await state();
    }
    expect(now.halfway).toBeNull();
    const isBob = now.on?.id === ofBob.id;
    expect(now.on?.id).toBe(isBob ? ofBob.id : ofAnn.id);
    expect(await differenceFrom(isBob ? bob : ann)).toBe('');
    expect(await valuesOf(ofAnn)).toEqual(values(ann));
    expect(await valuesOf(ofBob)).toEqual(values(bob));
    tally.add('a switch', mode, isHalfway ? 'mended' : isBob ? 'new' : 'old');
  });
});

describe('a search among 20 cookies', () => {
  const cookies = NUMBERS.map((number) => entry(number, 'v'));
  let popup: View;

  beforeEach(async () => {
    await startWith(cookies);
    popup = await openCrumb(crumb, tab);
    await waitForText(popup, say('countShown', { shown: 20, count: 20 }));
    await popup.click('[popovertarget="copy-menu"]');
    await popup.click('[data-dialog="bisect"]');
  });

  /** The names in the records of what is switched off. */
  const parked = () =>
    page.evaluate(async () => {
      const stored = await chrome.storage.local.get(null);
      const records = Object.entries(stored).filter(([key]) => key.startsWith('parked:'));
      return records.map(
        ([, record]) => (JSON.parse(String(record)) as { value: { cookie: { name: string } } }).value.cookie.name,
      );
    });

  test.each<[call: string, mode: Mode, question: number]>([
    ['cookies.set c07 (drop)', 'stop after', 0],
    ['cookies.set c13 (drop)', 'crash after', 0],
    ['cookies.set c04', 'stop after', 1],
  ])('that is stopped at %s by “%s” has every cookie, and one click switches all on', async (call, mode, question) => {
    if (question === 1) {
      await clickButton(popup, say('bisectStart'));
      await popup.waitFor(() => document.querySelector('[data-question="1"]'));
    }
    await setFault(crumb, { call, mode }, null);
    await clickButton(popup, say(question === 1 ? 'bisectWorks' : 'bisectStart'));
    await stopAtFault(mode);
    // The popup may go on, so that a cookie changes place in between.
    const names = new Set([...(await parked()), ...(await crumb.jar()).map(({ name }) => name), ...(await parked())]);
    expect([...names].sort()).toEqual(NUMBERS.map(nameOf));
    await crumb.closePopup();
    popup = await openCrumb(crumb, tab);
    await clickButton(popup, say('bisectAllOn'));
    await expect.poll(() => differenceFrom(cookies)).toBe('');
    await expect.poll(parked).toEqual([]);
    tally.add('a search', mode, 'mended');
  });
});
