import type { Result } from '../../../src/contract/problem.ts';

/** The value of a result that must have one. */
export function given<Value>(result: Result<Value>): Value {
  if ('problem' in result) throw new Error(`expected a value, got ${result.problem.code}`);
  return result.value;
}
