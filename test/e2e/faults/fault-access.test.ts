import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchReset } from '../driver/launch.ts';
import type { Crumb, JarEntry, Tab } from '../driver/surface.ts';
import { exchangeOf, type Jar, readJar } from './fault-jar.ts';
import { openSender, replyOfStarted, requestValue, startRequest } from './fault-page.ts';

/** A person takes Crumb's access to the site away while it deletes: what Crumb did not see is not reported as done. */

const HOST = 'locked.localhost';
const ORIGINS = [`*://*.${HOST}/*`];
const DAY = 24 * 60 * 60 * 1000;

let crumb: Crumb;
let page: Tab;
beforeAll(async () => {
  crumb = await launchReset({ build: 'shipped' });
  page = await openSender(crumb);
});
afterAll(() => crumb?.close());

type Api = Record<string, (...args: unknown[]) => Promise<unknown>>;
interface Paused {
  /** Names of the calls made. */
  calls: string[];
  /** The number of the call that waits, from 1; 0 for none. */
  at: number;
  reached: Promise<void>;
  go(): void;
}
declare const chrome: { cookies: Api; permissions: Api };
declare const browser: typeof chrome;
declare const paused: Paused;

/** From now on the background waits right before this call to cookies and permissions. */
async function pauseAt(call: number): Promise<void> {
  await crumb.background((call) => {
    const scope = globalThis as unknown as { paused?: Paused };
    let reach = (): void => undefined;
    let go = (): void => undefined;
    const reached = new Promise<void>((resolve) => {
      reach = resolve;
    });
    const gone = new Promise<void>((resolve) => {
      go = resolve;
    });
    scope.paused = { calls: [], at: call, reached, go };
    for (const api of new Set([chrome.cookies, browser.cookies, chrome.permissions, browser.permissions])) {
      for (const name of ['getAll', 'set', 'contains']) {
        const original = api[name];
        if (typeof original !== 'function') continue;
        api[name] = async (...args) => {
          if (paused.calls.push(name) === paused.at) {
            reach();
            await gone;
          }
          return original.apply(api, args);
        };
      }
    }
  }, call);
}

const cookiesOf = (count: number): JarEntry[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `c${at}`,
    value: `${at}`,
    domain: HOST,
    expires: Math.floor(Date.now() / 1000) * 1000 + 30 * DAY,
  }));

async function prepare(cookies: JarEntry[]): Promise<Jar> {
  await crumb.grant(ORIGINS);
  await crumb.clearJar();
  await crumb.setJar(cookies);
  // A new background has the calls of the browser as they were.
  await crumb.stopBackground();
  await requestValue(page, 'forgetSteps', null);
  return readJar(crumb);
}

async function startDeleting(cookies: JarEntry[]): Promise<string> {
  const id = randomUUID();
  const exchanges = cookies.map((cookie) => exchangeOf(crumb.name, { before: [cookie], after: [] }));
  await startRequest(page, 'applyStep', { id, kind: 'delete', exchanges });
  return id;
}

/** Deletes cookies while access is taken away right before a call; gives how many were reported as done. */
async function deleteWithout(cookies: JarEntry[], call: number): Promise<{ done: number; missing: number }> {
  const before = await prepare(cookies);
  await pauseAt(call);
  const id = await startDeleting(cookies);
  await crumb.background(() => paused.reached);
  await crumb.revoke(ORIGINS);
  await crumb.background(() => paused.go());
  const reply = await replyOfStarted<'applyStep'>(page);
  const results = reply && 'value' in reply ? reply.value.results : [];
  const left = new Set((await crumb.jar({ domain: HOST })).map(({ name }) => name));
  const done = cookies.filter((_, at) => 'value' in (results[at] ?? {}));
  expect(
    done.filter(({ name }) => left.has(name)),
    `reported as done at call ${call}, but there`,
  ).toEqual([]);

  await crumb.grant(ORIGINS);
  const { steps } = await requestValue(page, 'readHistory', null);
  if (steps.some((step) => step.id === id)) await requestValue(page, 'moveStep', { id, to: 'before' });
  expect(await readJar(crumb), `undone after call ${call}`).toEqual(before);
  return { done: done.length, missing: cookies.length - left.size };
}

async function callsOf(cookies: JarEntry[]): Promise<string[]> {
  await prepare(cookies);
  await pauseAt(0);
  await startDeleting(cookies);
  await replyOfStarted(page);
  return crumb.background(() => paused.calls);
}

describe('a deletion during which access to the site is taken away', () => {
  test('reports as done only what is gone, whenever that happens, and can be undone once there is access', async () => {
    const three = cookiesOf(3);
    const calls = await callsOf(three);
    expect(calls.filter((name) => name === 'set')).toHaveLength(3);
    const ends = [];
    for (const call of calls.keys()) ends.push(await deleteWithout(three, call + 1));
    console.log(`${crumb.name}: access taken away before each of ${calls.length} calls: ${JSON.stringify(ends)}`);
    expect(ends.some(({ done }) => done === 0)).toBe(true);
  }, 240_000);

  test('reports none of 150 cookies as done if access is lost before the first is removed', async () => {
    const many = cookiesOf(150);
    // The last reading before the first removal.
    const call = (await callsOf(many)).indexOf('set');
    expect(await deleteWithout(many, call)).toEqual({ done: 0, missing: 0 });
  }, 120_000);
});
