import type { Result } from '../../contract/problem.ts';

/** How long to wait before each further attempt, in milliseconds; the last one applies to all that follow. */
const RETRY_DELAYS = [0, 500, 2000, 5000] as const;

/** How long to wait before attempt `attempt` (1 is the second one). */
export function retryDelay(attempt: number): number {
  return RETRY_DELAYS[Math.min(attempt - 1, RETRY_DELAYS.length - 1)] ?? 0;
}

export function isDisconnected<Value>(result: Result<Value>): boolean {
  return 'problem' in result && result.problem.code === 'disconnected';
}
