import { isPrivateStore } from '../../browser/cookies/stores.ts';
import type { Problem, Result } from '../../contract/problem.ts';
import { GROUP_OCTETS, type NewStep, type StepResult } from '../../contract/steps.ts';
import { changesNothing, type Exchange } from '../../cookie/jar/exchange.ts';
import type { EngineParts } from './engine-parts.ts';
import { batches, claim } from './exchange/batches.ts';
import { checkExchange, predictExchange } from './exchange/check-exchange.ts';
import { JarSnapshot } from './exchange/jar-snapshot.ts';
import { executeStep, NOT_TRIED } from './execute-step.ts';
import { HISTORY_OCTETS, octetsOf } from './journal/history.ts';
import type { StepItem, StepRecord } from './journal/step-record.ts';
import { stepResult } from './journal/step-result.ts';
import { checkParkStep } from './parked/park-step.ts';

/** Plans a step, and executes the items without an objection. For a step it knows already, it returns that step's result. */
export async function applyStep(parts: EngineParts, step: NewStep): Promise<Result<StepResult>> {
  const wanted = step.exchanges.map(({ after }) => after);
  checkParkStep(step);
  const group = async (): Promise<StepRecord[]> => (step.group === undefined ? [] : parts.history.stepsOf(step.group));
  const applied = await parts.history.stepById(step.id);
  if (applied) return { value: stepResult(applied, 'after', wanted, await group()) };
  const record = newRecord(step, await parts.history.nextMoment());
  const possible = await plan(record);
  if (possible.length > 0) {
    const tooMuch = whyTooMuch(record, await group());
    if (tooMuch) return { problem: tooMuch };
    await executeStep(parts, record, possible, 'after');
  }
  return { value: stepResult(record, 'after', wanted, await group()) };
}

/** A step, or a group with it, that the history cannot store cannot be undone. */
function whyTooMuch(record: StepRecord, group: readonly StepRecord[]): Problem | null {
  const own = octetsOf(record);
  if (own > HISTORY_OCTETS) return { code: 'too-much', octets: own, limit: HISTORY_OCTETS };
  const octets = group.reduce((sum, one) => sum + octetsOf(one), own);
  return octets > GROUP_OCTETS ? { code: 'too-much', octets, limit: GROUP_OCTETS } : null;
}

function newRecord({ id, kind, group, anyway = false, exchanges, parked }: NewStep, at: number): StepRecord {
  const incognito = exchanges.some(({ before, after }) =>
    [...before, ...after].some(({ storeId }) => isPrivateStore(storeId)),
  );
  const items = exchanges.map((exchange, index): StepItem => {
    const record = parked?.[index];
    return { exchange, side: 'before', heading: null, problem: null, ...(record && { parked: record }) };
  });
  return { id, at, movedAt: at, kind, ...(group !== undefined && { group }), anyway, incognito, wasDone: false, items };
}

/** The items that can be carried out; the others have their problem from now on. */
async function plan({ items, anyway }: StepRecord): Promise<StepItem[]> {
  const claimed = new Set<string>();
  const meant: StepItem[] = [];
  for (const item of items) {
    const foreseen = predictExchange(item.exchange, anyway);
    Object.assign(item, foreseen);
    if ('problem' in foreseen) continue;
    if (claim(claimed, foreseen.exchange)) meant.push(item);
    else item.problem = taken(foreseen.exchange);
  }
  const jars = new JarSnapshot(meant.map(({ exchange }) => exchange));
  const possible: StepItem[] = [];
  const rest = await jars.forEach(batches(meant, 'after'), async (item) => {
    const checked = await checkExchange(item.exchange, jars);
    Object.assign(item, checked);
    if ('problem' in checked) return;
    if (changesNothing(checked.exchange)) item.side = 'after';
    else possible.push(item);
  });
  for (const item of rest) item.problem = NOT_TRIED;
  return possible;
}

/** Another exchange of the step is about the same place. */
function taken({ before: [was], after: [cookie] }: Exchange): Problem {
  if (was) return { code: 'changed', was, now: null };
  return cookie ? { code: 'exists', cookie } : { code: 'gone' };
}
