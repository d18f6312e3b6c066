import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JarEntry } from '../driver/surface.ts';
import { startBench } from './fault-bench.ts';
import { endFault, faultReached, setFault } from './fault-calls.ts';
import { exchangeOf, readJar } from './fault-jar.ts';
import { HOST } from './fault-operations.ts';
import {
  changePlan,
  forgetSession,
  NOTHING_ON_DISK,
  onDisk,
  replyOfStarted,
  requestValue,
  sendRequest,
  startRequest,
} from './fault-page.ts';

/** Interrupted steps that must not continue without a person: shown, and never replayed. */

let bench: Awaited<ReturnType<typeof startBench>>;
let id: string;
const change = (): { before: JarEntry[]; after: JarEntry[] } => {
  const lone: JarEntry = { name: 'lone', value: 'one', domain: HOST, expires: bench.later };
  return { before: [lone], after: [{ ...lone, name: 'moved' }] };
};

beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench?.end());
beforeEach(async () => {
  const { crumb, page } = bench;
  await crumb.clearJar();
  await crumb.setJar(change().before);
  await requestValue(page, 'forgetSteps', null);
  id = randomUUID();
});

const rename = () => ({ id, kind: 'edit' as const, exchanges: [exchangeOf(bench.crumb.name, change())] });

/** Interrupts a rename when the new cookie is stored and the old one still exists; the plan is on disk. */
async function cutOff(): Promise<void> {
  const { crumb, page } = bench;
  await setFault(crumb, { call: 'cookies.set lone (drop)', mode: 'stop before' }, null);
  await startRequest(page, 'applyStep', rename());
  expect((await faultReached(crumb)).reached).toBe(true);
  expect(await onDisk(page)).toContain(id);
}

async function shown() {
  const { steps } = await requestValue(bench.page, 'readHistory', null);
  expect(steps.map((step) => step.id)).toEqual([id]);
  return steps[0];
}

test('the real deadline is five seconds, and a write without a reply is rolled back', async () => {
  const { crumb, page } = bench;
  const before = await readJar(crumb);
  await setFault(crumb, { call: 'cookies.set moved', mode: 'hang after', slow: true }, null);
  const started = performance.now();
  const reply = await requestValue(page, 'applyStep', rename());
  const took = performance.now() - started;
  console.log(`${crumb.name}: answered ${Math.round(took)} ms after a call that was never answered`);
  expect(took).toBeGreaterThan(4_900);
  expect(took).toBeLessThan(8_000);
  expect((await endFault(crumb)).reached).toBe(true);
  expect(reply.results).toMatchObject([{ problem: { code: 'timeout' } }]);
  await requestValue(page, 'readHistory', null);
  expect(await readJar(crumb)).toEqual(before);
});

describe('an open step whose store no longer exists', () => {
  test('an open step without its store is shown as such after a crash, and nothing is written, not even by undo', async () => {
    const { crumb, page } = bench;
    await cutOff();
    const [mine, gone] = crumb.name === 'firefox' ? ['firefox-default', 'firefox-container-77'] : ['0', '7'];
    await forgetSession(page);
    await crumb.stopBackground();
    await replyOfStarted(page);
    await changePlan(page, id, `"storeId":"${mine}"`, `"storeId":"${gone}"`);
    await crumb.stopBackground();
    const before = await readJar(crumb);
    expect(before.size).toBe(2);
    const step = await shown();
    expect(step?.state).toBe('unsettled');
    // Firefox does not report that a container no longer exists: it says that it has no cookies.
    const code = crumb.name === 'firefox' ? 'changed-since' : 'store-gone';
    expect(step?.failures).toMatchObject([{ problem: { code } }]);
    expect(JSON.stringify(await sendRequest(page, 'moveStep', { id, to: 'before' }))).toContain(`"${code}"`);
    await crumb.stopBackground();
    expect((await shown())?.state).toBe('unsettled');
    expect(await readJar(crumb)).toEqual(before);
  });
});

describe.each(['a stopped background', 'a crash'])(
  'after %s, an open step whose cookies are neither old nor new',
  (end) => {
    test('an unclear step is shown, never replayed, and restored only when a person says so', async () => {
      const { crumb, page } = bench;
      const old = await readJar(crumb);
      await cutOff();
      if (end === 'a crash') await forgetSession(page);
      await crumb.stopBackground();
      await replyOfStarted(page);
      const theirs = [...change().before, ...change().after].map((one) => ({ ...one, value: 'of the site' }));
      await crumb.clearJar();
      await crumb.setJar(theirs);
      await crumb.stopBackground();
      const before = await readJar(crumb);
      expect((await shown())?.state).toBe('unsettled');
      await crumb.stopBackground();
      expect((await shown())?.state).toBe('unsettled');
      expect(await readJar(crumb)).toEqual(before);
      const asked = await sendRequest(page, 'moveStep', { id, to: 'before' });
      expect(asked).toMatchObject({ problem: { code: 'changed-since' } });
      expect(await readJar(crumb)).toEqual(before);
      await requestValue(page, 'moveStep', { id, to: 'before', anyway: true });
      expect(await readJar(crumb)).toEqual(old);
      await requestValue(page, 'moveStep', { id, to: 'after' });
      expect(await readJar(crumb)).toEqual(before);
      expect(await onDisk(page)).toBe(NOTHING_ON_DISK);
    });
  },
);
