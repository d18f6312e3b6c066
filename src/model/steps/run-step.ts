import type { Bridge } from '../../contract/bridge.ts';
import type { Problem, Result } from '../../contract/problem.ts';
import type { Exchanged, NewStep, StepSummary } from '../../contract/steps.ts';
import type { CookieId } from '../../cookie/cookie.ts';
import { isDisconnected, retryDelay } from '../host/retry.ts';

/** How often the history is asked what became of a step whose answer got lost. */
const LOOK_UPS = 4;

/** What became of a step that was asked for. */
export interface StepReply {
  /** null: nothing was changed. */
  step: StepSummary | null;
  /** One for each exchange; null: the answer got lost, and what is known is what the history holds. */
  results: Result<Exchanged>[] | null;
  failures: { id: CookieId; problem: Problem }[];
}

/** Does a step. Should the background be cut off under it, the history tells what became of it. */
export async function runStep(bridge: Bridge, step: NewStep): Promise<{ taken: StepReply } | { problem: Problem }> {
  const result = await bridge.request.applyStep(step);
  if (isDisconnected(result)) return lookUp(bridge, step.id);
  if ('problem' in result) return result;
  const { results, step: summary } = result.value;
  const failures = results.flatMap((one, index) => {
    const exchange = step.exchanges[index];
    const id = exchange?.before[0] ?? exchange?.after[0];
    return 'problem' in one && id ? [{ id, problem: one.problem }] : [];
  });
  return { taken: { step: summary, results, failures } };
}

/** Undoes, redoes or ends a step; an answer that got lost is looked up in the same way. */
export async function moveStep(
  bridge: Bridge,
  move: { id: string; to: 'before' | 'after'; anyway?: boolean },
): Promise<{ taken: StepReply } | { problem: Problem }> {
  const result = await bridge.request.moveStep(move);
  if (isDisconnected(result)) return lookUp(bridge, move.id);
  if ('problem' in result) return result;
  const { results, step } = result.value;
  return { taken: { step, results, failures: step?.failures ?? [] } };
}

async function lookUp(bridge: Bridge, id: string): Promise<{ taken: StepReply } | { problem: Problem }> {
  for (let attempt = 1; attempt <= LOOK_UPS; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, retryDelay(attempt)));
    const history = await bridge.request.readHistory(null);
    if ('problem' in history) continue;
    const step = history.value.steps.find((one) => one.id === id) ?? null;
    if (step?.state === 'open' && attempt < LOOK_UPS) continue;
    return { taken: { step, results: null, failures: step?.failures ?? [] } };
  }
  return { problem: { code: 'disconnected' } };
}

/** What became of one exchange that was asked for. `lost`: there is no answer, and this is what the history tells. */
export type SaveResult = { done: Exchanged } | { problem: Problem } | { lost: 'stored' | 'not-stored' | 'unknown' };

/** Has a step of one exchange done. What a background that died under it never began is not in the history: nothing was changed. */
export async function saveStep(bridge: Bridge, step: NewStep): Promise<SaveResult> {
  const answer = await runStep(bridge, step);
  if ('problem' in answer) return answer.problem.code === 'disconnected' ? { lost: 'unknown' } : answer;
  const { step: summary, results, failures } = answer.taken;
  const result = results?.[0];
  if (result) return 'value' in result ? { done: result.value } : result;
  if (!summary || summary.state === 'undone') return { lost: 'not-stored' };
  if (summary.state === 'done') return { lost: 'stored' };
  return summary.state === 'open' ? { lost: 'unknown' } : { problem: failures[0]?.problem ?? { code: 'timeout' } };
}
