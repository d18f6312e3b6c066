import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { createStorage } from '../../../src/browser/storage/extension-storage.ts';
import type { Page } from '../../../src/contract/page.ts';
import type { ProfileState } from '../../../src/contract/snapshots.ts';
import type { Agent, Cookie } from '../../../src/cookie/cookie.ts';
import { DEFAULT_STORE } from '../../../src/cookie/cookie.ts';
import { createProfiles } from '../../../src/handlers/snapshots/profiles.ts';
import { createSnapshots } from '../../../src/handlers/snapshots/snapshots.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld, Stopped } from '../../fixtures/engine-world.ts';
import type { Fault } from '../../fixtures/fake-browser.ts';

/** A switch of profiles, with the background stopped or the browser ended at each of its calls. */

afterEach(() => vi.unstubAllGlobals());

const SITE = 'shop.example';

class SwitchWorld extends EngineWorld {
  readonly storeId: string;
  readonly ann: Cookie[];
  readonly bob: Cookie[];
  profiles!: ReturnType<typeof createProfiles>;
  snapshots!: ReturnType<typeof createSnapshots>;

  constructor(agent: Agent) {
    super(agent);
    this.storeId = DEFAULT_STORE[agent];
    const { storeId } = this;
    this.ann = [cookie('sid', { value: 'ann', storeId }), cookie('cart', { value: 'ann', storeId })];
    this.bob = [cookie('sid', { value: 'bob', storeId }), cookie('theme', { value: 'bob', storeId })];
    this.browser.jar.cookies = this.ann;
  }

  override async start(): Promise<void> {
    const storage = createStorage();
    this.snapshots = createSnapshots(storage);
    this.profiles = createProfiles({
      storage,
      snapshots: this.snapshots,
      readHistory: () => this.engine.readHistory(),
    });
    this.whenChanged = (history) => void this.profiles.followHistory(history);
    await super.start();
  }

  async save(name: string, cookies: Cookie[]): Promise<string> {
    const about = { site: SITE, storeId: this.storeId, at: 1, isProfile: true, passphrase: null };
    const saved = await this.untilDone(this.profiles.handlers.saveProfile({ ...about, name, cookies }));
    if ('problem' in saved) throw new Error(saved.problem.code);
    return saved.value.id;
  }

  /** What a surface does: it lets the background plan the switch, and makes its step. */
  async switchTo(to: string): Promise<void> {
    const page: Page = { tabId: 1, windowId: 1, url: `https://${SITE}/`, storeId: this.storeId, incognito: false };
    const planned = await this.untilDone(this.profiles.handlers.prepareSwitch({ page, to, nameOfUnsaved: 'unsaved' }));
    if ('problem' in planned || planned.value.stepId === null) return;
    const { stepId, exchanges } = planned.value;
    await this.apply(exchanges, { id: stepId, kind: 'snapshot' });
  }

  async state(): Promise<ProfileState> {
    const of = { site: SITE, storeId: this.storeId };
    const read = await this.untilDone(this.profiles.handlers.readProfile(of));
    if ('problem' in read) throw new Error(read.problem.code);
    return read.value;
  }

  async cookiesOf(id: string): Promise<Cookie[]> {
    const read = await this.untilDone(this.snapshots.cookiesOf(id, null));
    if ('problem' in read) throw new Error(read.problem.code);
    return read.value;
  }
}

const valuesOf = (cookies: readonly Cookie[]) => cookies.map(({ name, value }) => `${name}=${value}`).toSorted();

/** A world in which Ann is on, and Bob can be switched to. */
async function prepared(agent: Agent): Promise<{ world: SwitchWorld; ann: string; bob: string }> {
  const world = new SwitchWorld(agent);
  await world.start();
  const bob = await world.save('Bob', world.bob);
  return { world, bob, ann: await world.save('Ann', [world.ann[0] as Cookie]) };
}

/** How many calls a switch makes. */
async function callsOf(agent: Agent): Promise<number> {
  const { world, bob } = await prepared(agent);
  world.browser.calls = [];
  await world.switchTo(bob);
  expect(valuesOf(world.jar())).toEqual(valuesOf(world.bob));
  expect((await world.state()).on?.name).toBe('Bob');
  return world.browser.calls.length;
}

let counted = 0;
afterAll(() => console.log(`${counted} points at which a switch of profiles was stopped`));

describe.each<Agent>(['chrome', 'firefox'])('a switch that is stopped at any of its calls in %s', (agent) => {
  test.each<[Fault, 'restart' | 'crash', 'after' | 'before']>([
    ['die-before', 'restart', 'after'],
    ['die-after', 'restart', 'before'],
    ['die-after', 'crash', 'after'],
    ['fail', 'restart', 'before'],
  ])('%s, then %s: one of both is on, or one click towards %s ends it', async (fault, next, side) => {
    const calls = await callsOf(agent);
    for (let point = 0; point < calls; point++) {
      const { world, ann, bob } = await prepared(agent);
      world.browser.calls = [];
      world.browser.fault = (call) => (call === point ? fault : undefined);
      await world.switchTo(bob).catch((error) => {
        if (!(error instanceof Stopped) && error.message !== 'The browser failed') throw error;
      });
      counted += 1;
      await world[next]();
      let state = await world.state();
      if (state.halfway) {
        await world.move(state.halfway.stepId, side);
        state = await world.state();
      }
      const isBob = state.on?.name === 'Bob';
      expect([point, state.halfway, valuesOf(world.jar())]).toEqual([
        point,
        null,
        valuesOf(isBob ? world.bob : world.ann),
      ]);
      // What was there is in its profile as soon as anything of it may have changed.
      if (isBob) expect(valuesOf(await world.cookiesOf(ann))).toEqual(valuesOf(world.ann));
      expect(valuesOf(await world.cookiesOf(bob))).toEqual(valuesOf(world.bob));
    }
  });
});
