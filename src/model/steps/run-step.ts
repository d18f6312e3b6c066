import type { Bridge } from '../../contract/bridge.ts';
import type { Problem, Result } from '../../contract/problem.ts';
import type { Exchanged, NewStep, StepSummary } from '../../contract/steps.ts';
import type { CookieId } from '../../cookie/cookie.ts';
import { askAgain } from '../host/ask-again.ts';
import { isDisconnected, retryDelay } from '../host/retry.ts';

/** How often the history is read to find the result of a step whose reply was lost. */
const LOOK_UPS = 4;

/** The result of a requested step. */
export interface StepReply {
  /** null: nothing was changed. */
  step: StepSummary | null;
  /** One for each exchange; null: the reply was lost, and the history is the only source. */
  results: Result<Exchanged>[] | null;
  failures: { id: CookieId; problem: Problem }[];
}

type StepResult = { reply: StepReply } | { problem: Problem };

/** Makes a step. If the background stops during it, the result is read from the history; a step of a group is requested again. */
export async function runStep(bridge: Bridge, step: NewStep): Promise<StepResult> {
  const apply = () => bridge.request.applyStep(step);
  // The background knows a step by its id, and does it once; the history does not show one of a group by itself.
  const result = await (step.group === undefined ? apply() : askAgain(apply));
  if (isDisconnected(result) && step.group === undefined) return lookUp(bridge, step.id);
  if ('problem' in result) return result;
  const { results, step: summary } = result.value;
  const failures = results.flatMap((exchanged, index) => {
    const exchange = step.exchanges[index];
    const id = exchange?.before[0] ?? exchange?.after[0];
    return 'problem' in exchanged && id ? [{ id, problem: exchanged.problem }] : [];
  });
  return { reply: { step: summary, results, failures } };
}

/** Undoes, redoes or completes a step; if the reply is lost, the result is read from the history too. */
export async function moveStep(
  bridge: Bridge,
  move: { id: string; to: 'before' | 'after'; anyway?: boolean },
): Promise<StepResult> {
  const result = await bridge.request.moveStep(move);
  if (isDisconnected(result)) return lookUp(bridge, move.id);
  if ('problem' in result) return result;
  const { results, step } = result.value;
  return { reply: { step, results, failures: step?.failures ?? [] } };
}

async function lookUp(bridge: Bridge, id: string): Promise<StepResult> {
  for (let attempt = 1; attempt <= LOOK_UPS; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, retryDelay(attempt)));
    const history = await bridge.request.readHistory(null);
    if ('problem' in history) continue;
    const step = history.value.steps.find((candidate) => candidate.id === id) ?? null;
    if (step?.state === 'open' && attempt < LOOK_UPS) continue;
    return { reply: { step, results: null, failures: step?.failures ?? [] } };
  }
  return { problem: { code: 'disconnected' } };
}

/** The result of a step of one exchange. `lost`: there was no reply, and this is what the history says. */
export type SaveResult = { done: Exchanged } | { problem: Problem } | { lost: 'stored' | 'not-stored' | 'unknown' };

/** Makes a step of one exchange. If the reply is lost and the history has no such step, nothing was changed. */
export async function saveStep(bridge: Bridge, step: NewStep): Promise<SaveResult> {
  const outcome = await runStep(bridge, step);
  if ('problem' in outcome) return outcome.problem.code === 'disconnected' ? { lost: 'unknown' } : outcome;
  const { step: summary, results, failures } = outcome.reply;
  const result = results?.[0];
  if (result) return 'value' in result ? { done: result.value } : result;
  if (!summary || summary.state === 'undone') return { lost: 'not-stored' };
  if (summary.state === 'done') return { lost: 'stored' };
  return summary.state === 'open' ? { lost: 'unknown' } : { problem: failures[0]?.problem ?? { code: 'timeout' } };
}
