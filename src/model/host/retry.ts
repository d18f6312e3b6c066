import type { Result } from '../../contract/problem.ts';

/** How long to wait before each further attempt, in milliseconds; the last one applies to all that follow. */
const RETRY_DELAYS = [0, 500, 2000, 5000] as const;
/** How often a request is made again whose reply was lost. */
const MOST_REPEATS = 4;

/** How long to wait before attempt `attempt` (1 is the second one). */
export function retryDelay(attempt: number): number {
  return RETRY_DELAYS[Math.min(attempt - 1, RETRY_DELAYS.length - 1)] ?? 0;
}

export function isDisconnected<Value>(result: Result<Value>): boolean {
  return 'problem' in result && result.problem.code === 'disconnected';
}

/** Makes a request, and makes it again where the background stopped during it: the browser starts it for the next request. */
export async function askAgain<Value>(ask: () => Promise<Result<Value>>): Promise<Result<Value>> {
  let reply = await ask();
  for (let attempt = 1; isDisconnected(reply) && attempt <= MOST_REPEATS; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, retryDelay(attempt)));
    reply = await ask();
  }
  return reply;
}
