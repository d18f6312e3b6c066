import type { Problem, Result } from '../../../contract/problem.ts';
import type { Exchanged, StepResult } from '../../../contract/steps.ts';
import type { Cookie } from '../../../cookie/cookie.ts';
import { differences } from '../../../cookie/jar/differences.ts';
import type { Side } from '../../../cookie/jar/exchange.ts';
import { hasNoEffect, type StepItem, type StepRecord } from './step-record.ts';
import { summaryOf } from './summary.ts';

/** One result for each item of a step, in their order; `requested` is what each was to contain. */
export function resultsOf(
  record: StepRecord,
  to: Side,
  requested: readonly (readonly Cookie[])[],
): Result<Exchanged>[] {
  return record.items.map((item, index) => resultOf(item, to, requested[index] ?? []));
}

/** The result of one step; `group`: the steps that the history shows together with it, as it has them now. */
export function stepResult(
  record: StepRecord,
  to: Side,
  requested: readonly (readonly Cookie[])[],
  group: readonly StepRecord[],
): StepResult {
  const others = group.filter(({ id }) => id !== record.id);
  const shown = hasNoEffect(record) ? others : [...others, record].sort((one, other) => one.at - other.at);
  return { results: resultsOf(record, to, requested), step: shown.length > 0 ? summaryOf(shown) : null };
}

function resultOf({ exchange, side, problem }: StepItem, to: Side, requested: readonly Cookie[]): Result<Exchanged> {
  if (problem || side !== to) return { problem: problem ?? ({ code: 'not-tried' } satisfies Problem) };
  const now = exchange[to];
  return {
    value: { now, altered: [...new Set(requested.flatMap((cookie, index) => alterations(cookie, now[index])))] },
  };
}

function alterations(requested: Cookie, now: Cookie | undefined): (keyof Cookie)[] {
  if (!now) return [];
  const moved = (['hostOnly', 'path'] as const).filter((field) => now[field] !== requested[field]);
  return [...differences(now, requested), ...moved];
}
