import type { Problem, Result } from '../../contract/problem.ts';
import type { Requests } from '../../contract/requests.ts';
import type { Exchanged, StepResult } from '../../contract/steps.ts';
import { changesNothing, otherSide, positionOf, type Side } from '../../cookie/jar/exchange.ts';
import { isExpired } from '../../cookie/jar/expiry.ts';
import type { Reason } from '../../cookie/verdict.ts';
import type { EngineParts } from './engine-parts.ts';
import { batches } from './exchange/batches.ts';
import { checkExchange, predictExchange } from './exchange/check-exchange.ts';
import { JarSnapshot } from './exchange/jar-snapshot.ts';
import { executeStep, NOT_TRIED } from './execute-step.ts';
import { finishItem, isOpen, type StepItem, type StepRecord } from './journal/step-record.ts';
import { resultsOf } from './journal/step-result.ts';
import { summaryOf } from './journal/summary.ts';

type Move = Parameters<Requests['moveStep']>[0];
type Conflict = Extract<Problem, { code: 'changed-since' }>['conflicts'][number];

/** What moving a step finds before it writes anything. */
interface Plan {
  run: StepItem[];
  conflicts: Conflict[];
}

/**
 * Undoes, redoes or finishes a step, or all steps of a group: one after the other, each with its own journal, so that one
 * that is stopped leaves the group between two steps, and the same move again does the rest. What was in the jar may be put
 * back even where our rules would reject it; what never was there is checked as when it was requested.
 */
export async function moveStep(parts: EngineParts, { id, to, anyway = false }: Move): Promise<Result<StepResult>> {
  const steps = await parts.history.stepsOf(id);
  if (steps.length === 0) return { problem: { code: 'forgotten' } };
  if (steps.length > 1 && !anyway) {
    const conflicts = await conflictsOf(steps, to);
    if (conflicts.length > 0) return { problem: { code: 'changed-since', conflicts } };
  }
  const moved = new Map<string, Result<Exchanged>[]>();
  // What was done last is undone first.
  for (const step of to === 'before' ? steps.toReversed() : steps) {
    const result = await moveOne(parts, step, to, anyway);
    if ('problem' in result) return result;
    moved.set(step.id, result.value);
    // The browser does not respond: what is left is not tried.
    if ((await parts.history.stepsOf(step.id)).some(isOpen)) break;
  }
  const now = await parts.history.stepsOf(id);
  const results = steps.flatMap((step) => moved.get(step.id) ?? resultsOf(step, to, []));
  return { value: { results, step: now.length > 0 ? summaryOf(now) : null } };
}

/** What has changed since a group, before any of it is moved. */
async function conflictsOf(steps: readonly StepRecord[], to: Side): Promise<Conflict[]> {
  const found: Conflict[] = [];
  for (const step of steps) found.push(...(await plan(structuredClone(step), to, false)).conflicts);
  return found;
}

async function moveOne(
  parts: EngineParts,
  record: StepRecord,
  to: Side,
  anyway: boolean,
): Promise<Result<Result<Exchanged>[]>> {
  const { history, journal, historyChanged } = parts;
  // A copy: what stops the whole move must leave no trace in the step.
  const draft = structuredClone(record);
  const { run, conflicts } = await plan(draft, to, anyway);
  if (conflicts.length > 0) return { problem: { code: 'changed-since', conflicts } };
  draft.movedAt = await history.nextMoment();
  const wanted = draft.items.map(({ exchange }) => exchange[to]);
  if (run.length > 0) await executeStep(parts, draft, run, to);
  else {
    await journal.closeJournal(draft);
    await historyChanged();
  }
  return { value: resultsOf(draft, to, wanted) };
}

async function plan(record: StepRecord, to: Side, anyway: boolean): Promise<Plan> {
  const found: Plan = { run: [], conflicts: [] };
  const items = record.items.filter(({ side }) => side !== to);
  const jars = new JarSnapshot(items.map(({ exchange }) => exchange));
  const rest = await jars.forEach(batches(items, to), (item) => planItem(record, item, to, anyway, jars, found));
  for (const item of rest) item.problem = NOT_TRIED;
  return found;
}

async function planItem(
  record: StepRecord,
  item: StepItem,
  to: Side,
  anyway: boolean,
  jars: JarSnapshot,
  found: Plan,
): Promise<void> {
  const { exchange } = item;
  if (to === 'after' && item.side === 'before' && item.problem) {
    await planAgain(record, item, anyway, jars, found);
    return;
  }
  const looked = await jars.look(exchange);
  if ('problem' in looked) {
    item.problem = looked.problem;
    return;
  }
  const { inJar } = looked;
  const now = positionOf(exchange, inJar);
  if (now === to || changesNothing(exchange)) {
    finishItem(record, item, { exchange, side: to, problem: null });
    return;
  }
  if (now === 'neither') {
    const left = exchange[otherSide(to)];
    if (!anyway) found.conflicts.push({ left, now: [...inJar.values()] });
    // Kept in the step, so that going back brings it back.
    item.exchange = { ...exchange, [otherSide(to)]: [...inJar.values()] };
  }
  const problem = whyNot(item, to, Date.now()) ?? (await jars.take(inJar, item.exchange[to]));
  if (problem) item.problem = problem;
  else found.run.push(item);
}

/** What could not be done is checked once more; what is in the jar now is replaced if the user agrees. */
async function planAgain(
  record: StepRecord,
  item: StepItem,
  anyway: boolean,
  jars: JarSnapshot,
  found: Plan,
): Promise<void> {
  const foreseen = predictExchange(item.exchange, record.anyway);
  if ('problem' in foreseen) {
    item.problem = foreseen.problem;
    return;
  }
  const looked = await jars.look(foreseen.exchange);
  const now = 'inJar' in looked ? [...looked.inJar.values()] : [];
  const agreed = anyway && 'inJar' in looked ? { ...foreseen.exchange, before: now } : foreseen.exchange;
  const checked = await checkExchange(agreed, jars);
  if (!('problem' in checked)) {
    Object.assign(item, checked);
    if (changesNothing(checked.exchange)) finishItem(record, item, { ...item, side: 'after', problem: null });
    else found.run.push(item);
  } else if (checked.problem.code === 'changed' || checked.problem.code === 'exists') {
    found.conflicts.push({ left: agreed.before, now });
  } else item.problem = checked.problem;
}

/** An expired cookie cannot be restored: writing it would remove the current one. */
function whyNot({ exchange }: StepItem, to: Side, now: number): Problem | null {
  const reasons = exchange[to]
    .filter((cookie) => isExpired(cookie, now))
    .map(
      ({ expiryTime }): Reason => ({
        code: 'Expired',
        attribute: 'expires',
        data: { expiryTime: expiryTime ?? now },
        section: '5.7',
      }),
    );
  return reasons.length > 0 ? { code: 'rejected', reasons } : null;
}
