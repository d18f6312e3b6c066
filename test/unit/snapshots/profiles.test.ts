import { beforeEach, describe, expect, test } from 'vitest';
import { createStorage } from '../../../src/browser/storage/extension-storage.ts';
import type { Page } from '../../../src/contract/page.ts';
import type { PlannedSwitch, ProfileState } from '../../../src/contract/snapshots.ts';
import type { StepSummary } from '../../../src/contract/steps.ts';
import { createProfiles } from '../../../src/handlers/snapshots/profiles.ts';
import { createSnapshots } from '../../../src/handlers/snapshots/snapshots.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { enter } from '../../stage.ts';
import { given } from './given.ts';

const OF = { site: 'shop.example', storeId: '0' };
const page: Page = { tabId: 1, windowId: 1, url: 'https://www.shop.example/', storeId: '0', incognito: false };
const ANN = cookie('sid', { value: 'of-ann' });
const CART = cookie('cart', { value: 'of-ann' });
const BOB = cookie('sid', { value: 'of-bob' });

let browser: FakeBrowser;
/** What the history has. */
let steps: Pick<StepSummary, 'id' | 'state'>[];
let snapshots: ReturnType<typeof createSnapshots>;
let profiles: ReturnType<typeof createProfiles>;

/** A new background in the same browser. */
function restart(): void {
  enter(browser);
  const storage = createStorage();
  snapshots = createSnapshots(storage);
  const readHistory = async () => ({ value: { steps: steps as StepSummary[], dropped: 0 } });
  profiles = createProfiles({ storage, snapshots, readHistory });
}
beforeEach(() => {
  browser = new FakeBrowser('chrome');
  browser.jar.cookies = [ANN, CART];
  steps = [];
  restart();
});

const state = async (): Promise<ProfileState> => given(await profiles.handlers.readProfile(OF));
const on = async () => (await state()).on?.name;
const cookiesOf = async (id: string) => given(await snapshots.cookiesOf(id, null));
const saveProfile = async (name: string, cookies = [ANN, CART]) =>
  given(await profiles.handlers.saveProfile({ ...OF, name, at: 1, isProfile: true, passphrase: null, cookies }));
const prepare = async (to: string | null): Promise<PlannedSwitch> =>
  given(await profiles.handlers.prepareSwitch({ page, to, nameOfUnsaved: 'unsaved' }));
/** The step is seen in this state, by a background that hears of it. */
async function seen(id: string | null, now: StepSummary['state']): Promise<void> {
  steps = [{ id: id ?? '', state: now }];
  await profiles.followHistory({ steps: steps as StepSummary[], dropped: 0 });
}

describe('a profile that is saved', () => {
  test('is on, also for the next background, and only in its store', async () => {
    await saveProfile('Ann');
    restart();
    expect(await on()).toBe('Ann');
    const other = { ...OF, storeId: 'firefox-container-1' };
    expect(given(await profiles.handlers.readProfile(other)).on).toBeNull();
  });

  test('that is deleted is on no longer', async () => {
    const { id } = await saveProfile('Ann');
    await snapshots.handlers.deleteSnapshot(id);
    expect((await state()).on).toBeNull();
  });
});

describe('a switch', () => {
  test('stores what is there in the profile that is on, and plans the removals first', async () => {
    const [bob, ann] = [await saveProfile('Bob', [BOB]), await saveProfile('Ann', [ANN])];
    const { exchanges, stepId } = await prepare(bob.id);
    expect(stepId).not.toBeNull();
    expect(exchanges).toMatchObject([
      { before: [{ name: 'cart' }], after: [] },
      { before: [{ name: 'sid', value: 'of-ann' }], after: [{ name: 'sid', value: 'of-bob' }] },
    ]);
    expect(await cookiesOf(ann.id)).toMatchObject([{ name: 'sid' }, { name: 'cart' }]);
    expect(browser.jar.snapshot()).toHaveLength(2);
  });

  test('leaves a cookie where it is that the browser does not let Crumb change', async () => {
    const bob = await saveProfile('Bob', [BOB, cookie('bob', { path: '/b c' })]);
    await saveProfile('Ann', [ANN]);
    browser.jar.cookies = [ANN, cookie('ann', { path: '/a b' })];
    const { exchanges } = await prepare(bob.id);
    expect(exchanges).toMatchObject([{ before: [{ value: 'of-ann' }], after: [{ value: 'of-bob' }] }]);
  });

  test('is on the side of its step: not begun, done, undone, and done when the history is gone', async () => {
    const [bob] = [await saveProfile('Bob', [BOB]), await saveProfile('Ann')];
    const { stepId } = await prepare(bob.id);
    expect(await on()).toBe('Ann');
    await seen(stepId, 'done');
    expect(await on()).toBe('Bob');
    await seen(stepId, 'undone');
    expect(await on()).toBe('Ann');
    await seen(stepId, 'done');
    steps = [];
    restart();
    expect(await on()).toBe('Bob');
  });

  test.each(['open', 'partly', 'unsettled'] as const)(
    'that is %s is half way, and no other one begins',
    async (now) => {
      const [bob, ann] = [await saveProfile('Bob', [BOB]), await saveProfile('Ann')];
      const { stepId } = await prepare(bob.id);
      await seen(stepId, now);
      expect(await state()).toMatchObject({
        on: null,
        halfway: { stepId, from: { name: 'Ann' }, to: { name: 'Bob' } },
      });
      browser.jar.cookies = [BOB, CART];
      expect(await profiles.handlers.prepareSwitch({ page, to: ann.id, nameOfUnsaved: 'x' })).toEqual({
        problem: { code: 'switch-halfway' },
      });
      // A mixture of both accounts is in neither profile.
      expect(await cookiesOf(ann.id)).toMatchObject([{ value: 'of-ann' }, { value: 'of-ann' }]);
      expect(given(await profiles.handlers.settleProfile(OF))).toMatchObject({ on: { name: 'Bob' }, halfway: null });
    },
  );

  test('without a profile that is on stores what is there in a new one', async () => {
    const bob = given(
      await snapshots.handlers.saveSnapshot({
        ...OF,
        name: 'Bob',
        at: 1,
        isProfile: true,
        passphrase: null,
        cookies: [BOB],
      }),
    );
    await prepare(bob.id);
    const heads = await snapshots.allHeads();
    expect(heads.map(({ name, count }) => [name, count])).toEqual([
      ['unsaved', 2],
      ['Bob', 1],
    ]);
    expect(await on()).toBe('unsaved');
  });

  test('to no profile removes all cookies of the site, and keeps an empty jar out of the profile', async () => {
    const ann = await saveProfile('Ann');
    expect((await prepare(null)).exchanges.every(({ after }) => after.length === 0)).toBe(true);
    browser.jar.cookies = [];
    await prepare(null);
    expect(await cookiesOf(ann.id)).toHaveLength(2);
  });

  test('leaves out cookies that have expired meanwhile, and what is the same', async () => {
    const expired = cookie('late', { expiryTime: Date.now() - 1000 });
    const bob = await saveProfile('Bob', [ANN, expired]);
    await saveProfile('Ann');
    expect((await prepare(bob.id)).exchanges).toMatchObject([{ before: [{ name: 'cart' }], after: [] }]);
  });

  test('to what is there already needs no step and is done', async () => {
    const same = await saveProfile('Same');
    await saveProfile('Ann');
    expect(await prepare(same.id)).toEqual({ stepId: null, exchanges: [] });
    expect(await on()).toBe('Same');
  });
});

describe('a switch that cannot be made changes nothing', () => {
  const order = (to: string | null) => ({ page, to, nameOfUnsaved: 'unsaved' });

  test('without access to the whole site', async () => {
    const bob = await saveProfile('Bob', [BOB]);
    browser.isGranted = false;
    expect(await profiles.handlers.prepareSwitch(order(bob.id))).toMatchObject({
      problem: { code: 'no-host-permission' },
    });
    expect(await on()).toBe('Bob');
  });

  test('to a profile that was deleted', async () => {
    await saveProfile('Ann', [BOB]);
    expect(await profiles.handlers.prepareSwitch(order('gone'))).toEqual({ problem: { code: 'snapshot-gone' } });
    expect(await snapshots.allHeads()).toMatchObject([{ name: 'Ann', at: 1 }]);
  });

  test('in a private window, whose site never reaches the disk', async () => {
    const secret = { ...order(null), page: { ...page, storeId: '1', incognito: true } };
    expect(await profiles.handlers.prepareSwitch(secret)).toEqual({ problem: { code: 'private-store' } });
    await profiles.handlers.settleProfile({ ...OF, storeId: '1' });
    expect([...browser.local]).toEqual([]);
  });

  test('where what is there cannot be stored', async () => {
    const bob = await saveProfile('Bob', [BOB]);
    browser.fault = (_, name) => (name === 'local.set' ? 'full' : undefined);
    expect(await profiles.handlers.prepareSwitch(order(bob.id))).toMatchObject({ problem: { code: 'snapshots-full' } });
    browser.fault = () => undefined;
    expect(await cookiesOf(bob.id)).toEqual([BOB]);
    expect(await on()).toBe('Bob');
  });
});

describe('session cookies that ended with the browser', () => {
  const LASTING = cookie('seen', { expiryTime: Date.now() + 86_400_000 });

  /** The browser was closed, and started again. */
  function reopen(): void {
    browser.session.clear();
    browser.jar.cookies = browser.jar.cookies.filter(({ expiryTime }) => expiryTime !== null);
    restart();
  }
  const namesOf = async (id: string) => (await cookiesOf(id)).map(({ name }) => name).toSorted();

  test('stay in the profile that is on when another one is switched to, and come back with it', async () => {
    const [bob, ann] = [await saveProfile('Bob', [BOB]), await saveProfile('Ann', [ANN, LASTING])];
    browser.jar.cookies = [ANN, LASTING];
    reopen();
    expect(await on()).toBe('Ann');
    // The first switch is planned, and never made.
    await prepare(bob.id);
    const { stepId } = await prepare(bob.id);
    expect(await namesOf(ann.id)).toEqual(['seen', 'sid']);
    await seen(stepId, 'done');
    browser.jar.cookies = [BOB];
    expect((await prepare(ann.id)).exchanges).toMatchObject([
      { before: [], after: [{ name: 'seen' }] },
      { before: [{ value: 'of-bob' }], after: [{ value: 'of-ann' }] },
    ]);
  });

  test('stay there after the switch to another one was undone', async () => {
    const [bob, ann] = [await saveProfile('Bob', [BOB]), await saveProfile('Ann', [ANN, LASTING])];
    browser.jar.cookies = [ANN, LASTING];
    reopen();
    const { stepId } = await prepare(bob.id);
    await seen(stepId, 'done');
    await seen(stepId, 'undone');
    await prepare(bob.id);
    expect(await namesOf(ann.id)).toEqual(['seen', 'sid']);
  });

  test('do not come back where the site has deleted them in the same browser session', async () => {
    const [bob, ann] = [await saveProfile('Bob', [BOB]), await saveProfile('Ann', [ANN, CART])];
    browser.jar.cookies = [CART];
    const { stepId } = await prepare(bob.id);
    expect(await namesOf(ann.id)).toEqual(['cart']);
    await seen(stepId, 'done');
    browser.jar.cookies = [BOB];
    const back = await prepare(ann.id);
    await seen(back.stepId, 'done');
    browser.jar.cookies = [LASTING];
    await prepare(bob.id);
    expect(await namesOf(ann.id)).toEqual(['seen']);
  });
});

describe('the stored switches', () => {
  test.each([
    ['a newer version', JSON.stringify({ version: 2, value: {} })],
    ['a switch without a side', JSON.stringify({ version: 1, value: { '0 shop.example': { from: null } } })],
    ['no JSON', '{'],
  ])('are set aside if they have %s, and the next switch is stored', async (_, record) => {
    browser.local.set('profileSwitches', record);
    restart();
    expect((await state()).on).toBeNull();
    expect(browser.local.get('aside:profileSwitches')).toBe(record);
    await saveProfile('Ann');
    restart();
    expect(await on()).toBe('Ann');
  });
});
