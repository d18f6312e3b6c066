import type { Bridge, Exchanged, NewStep, Problem } from '../../contract.ts';
import { takeStep } from './take-step.ts';

/** What became of one exchange that was asked for. `lost`: there is no answer, and this is what the history tells. */
export type Saved = { done: Exchanged } | { problem: Problem } | { lost: 'stored' | 'not-stored' | 'unknown' };

/** Has a step of one exchange done. What a background that died under it never began is not in the history: nothing was changed. */
export async function saveStep(bridge: Bridge, step: NewStep): Promise<Saved> {
  const answer = await takeStep(bridge, step);
  if ('problem' in answer) return answer.problem.code === 'disconnected' ? { lost: 'unknown' } : answer;
  const { step: summary, results, failures } = answer.taken;
  const result = results?.[0];
  if (result) return 'value' in result ? { done: result.value } : result;
  if (!summary || summary.state === 'undone') return { lost: 'not-stored' };
  if (summary.state === 'done') return { lost: 'stored' };
  return summary.state === 'open' ? { lost: 'unknown' } : { problem: failures[0]?.problem ?? { code: 'no-answer' } };
}
