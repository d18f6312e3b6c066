import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PredictedCookie } from '../../../../src/contract/steps.ts';
import { type Agent, type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import { type ChangeRow, exchangeOf, isMeant, type WantedCookie } from '../../../../src/model/changes/change-row.ts';
import { changeRows } from '../../../../src/model/changes/change-rows.ts';
import { restorePlan } from '../../../../src/model/snapshots/restore-plan.ts';
import { EngineWorld } from '../../../fixtures/engine-world.ts';
import { type Act, changeOf, jarOf, seenBy } from '../../handlers/random-acts.ts';

/** An import, an edit of several cookies and a restore do exactly what their preview says, whatever a person takes out of it. */

afterEach(() => vi.unstubAllGlobals());

const RUNS = { numRuns: process.env.CRUMB_FAULTS === 'all' ? 1000 : 200 };
const KINDS = ['import', 'bulk', 'exact', 'merge'] as const;
const text = (cookies: readonly Cookie[]): string => JSON.stringify(cookies);

/** What is planned for the cookies that a person sees; `other` are those of a text or a snapshot. */
function planOf(
  kind: (typeof KINDS)[number],
  seen: readonly Cookie[],
  other: readonly Cookie[],
  change: Act,
): WantedCookie[] {
  if (kind === 'import') return other.map((cookie) => ({ cookie, from: null }));
  if (kind !== 'bulk') return restorePlan(other, seen, kind);
  const more = change.act === 'edit' ? change.change : {};
  return seen.map((from) => ({ cookie: { ...from, ...more }, from }));
}

/** The rows of the preview, as ChangesModel gets them from the background. */
async function rowsOf(
  world: EngineWorld,
  plan: readonly WantedCookie[],
  excluded: ReadonlySet<number>,
): Promise<ChangeRow[]> {
  const all = [...plan.entries()].toSorted(([one], [other]) => Number(excluded.has(one)) - Number(excluded.has(other)));
  const stored = all.flatMap(([index, { cookie, from }]) => (cookie ? [{ index, planned: { cookie, from } }] : []));
  const removed = all.flatMap(([index, { cookie, from }]) => (cookie === null ? [{ index, from }] : []));
  const { value } = await world.untilDone(
    world.engine.predictCookies({
      cookies: stored.map(({ planned }) => planned),
      leaving: removed.flatMap(({ index, from }) => (excluded.has(index) ? [] : [from])),
    }),
  );
  const predicted = new Map<number, PredictedCookie>();
  for (const [at, one] of value.entries()) predicted.set(stored[at]?.index ?? -1, one);
  for (const { index, from } of removed) predicted.set(index, { cookie: from, now: from, problem: null });
  return changeRows({ wanted: new Map(plan.entries()), predicted, excluded, agent: world.browser.jar.agent });
}

describe.each<Agent>(['chrome', 'firefox'])('what a preview says in %s', (agent) => {
  test.each(KINDS)('of random cookies happens, and its undo restores them: %s', async (kind) => {
    const leftOut = fc.array(fc.nat(10), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(jarOf(agent), jarOf(agent), changeOf(agent), leftOut, async (jar, other, change, out) => {
        const world = new EngineWorld(agent);
        world.browser.isPrivateOpen = true;
        world.browser.jar.cookies = structuredClone(jar);
        await world.start();
        const start = world.jar();
        const excluded = new Set(out);
        const rows = await rowsOf(world, planOf(kind, seenBy(agent, start), other, change), excluded);
        const chosen = rows.filter((row) => isMeant(row) && !excluded.has(row.index));
        if (chosen.length === 0) return;
        await world.apply(chosen.map(exchangeOf));
        const end = seenBy(agent, world.jar());
        for (const {
          effect,
          predicted: { cookie },
        } of chosen)
          expect(text(end.filter((one) => cookieKey(one) === cookieKey(cookie)))).toBe(
            text(effect === 'removed' ? [] : seenBy(agent, [cookie])),
          );
        const [step] = (await world.history()).steps;
        expect(step?.state).toBe('done');
        await world.move(step?.id ?? '', 'before');
        expect(text(world.jar())).toBe(text(start));
      }),
      RUNS,
    );
  });
});
