import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryBridge } from '../../../../src/bridge/memory.ts';
import type { Handlers } from '../../../../src/contract/requests.ts';
import type { NewStep, StepSummary } from '../../../../src/contract/steps.ts';
import { moveStep, runStep } from '../../../../src/model/steps/run-step.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const SID = cookie('sid');
const CART = cookie('cart');
const STEP: NewStep = {
  id: 'one',
  kind: 'delete',
  exchanges: [
    { before: [SID], after: [] },
    { before: [CART], after: [] },
  ],
};
const SUMMARY: StepSummary = {
  id: 'one',
  at: 0,
  movedAt: 0,
  kind: 'delete',
  state: 'done',
  cookies: [SID, CART],
  count: 2,
  incognito: false,
  failures: [],
  canUndo: true,
  canRedo: false,
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/**
 * The reported result when the background stops during the request and these are its replies afterwards; null: none.
 */
async function afterDeath(...answers: (StepSummary['state'] | 'not there' | null)[]) {
  let looks = 0;
  const readHistory: Handlers['readHistory'] = async () => {
    const state = answers[Math.min(looks++, answers.length - 1)];
    if (state === null || state === undefined) return { problem: { code: 'disconnected' } };
    return { value: { steps: state === 'not there' ? [] : [{ ...SUMMARY, state }], dropped: 0 } };
  };
  const told = runStep(memoryBridge({ readHistory }), STEP);
  await vi.runAllTimersAsync();
  return { told: await told, looks };
}

describe('the result of a step', () => {
  test('a step names for each failure the cookie that it is about', async () => {
    const problem = { code: 'not-removed', cookie: CART } as const;
    const bridge = memoryBridge({
      applyStep: async () => ({
        value: { results: [{ value: { now: [], altered: [] } }, { problem }], step: { ...SUMMARY, state: 'partly' } },
      }),
    });
    expect(await runStep(bridge, STEP)).toMatchObject({ taken: { failures: [{ id: CART, problem }] } });
  });

  test('a step that was rejected as a whole says why', async () => {
    const problem = { code: 'too-much', octets: 2, limit: 1 } as const;
    expect(await runStep(memoryBridge({ applyStep: async () => ({ problem }) }), STEP)).toEqual({ problem });
  });
});

describe('a step whose reply got lost', () => {
  test.each(['done', 'partly', 'unsettled'] as const)(
    'a step whose reply got lost and that the history lists as %s has that result',
    async (state) => {
      expect((await afterDeath(state)).told).toMatchObject({ taken: { step: { state }, results: null } });
    },
  );

  test('a step that the history does not list changed nothing', async () => {
    expect((await afterDeath('not there')).told).toEqual({ taken: { step: null, results: null, failures: [] } });
  });

  test('a background that is slow to come back is asked again', async () => {
    const { told, looks } = await afterDeath(null, 'open', 'done');
    expect(told).toMatchObject({ taken: { step: { state: 'done' } } });
    expect(looks).toBe(3);
  });

  test('a background that does not come back is reported, and nothing is claimed', async () => {
    expect((await afterDeath(null)).told).toEqual({ problem: { code: 'disconnected' } });
  });

  test('an undo whose reply got lost is looked up in the same way', async () => {
    const readHistory: Handlers['readHistory'] = async () => ({
      value: { steps: [{ ...SUMMARY, state: 'undone' }], dropped: 0 },
    });
    const told = moveStep(memoryBridge({ readHistory }), { id: 'one', to: 'before' });
    await vi.runAllTimersAsync();
    expect(await told).toMatchObject({ taken: { step: { state: 'undone' } } });
  });
});
