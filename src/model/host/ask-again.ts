import type { Result } from '../../contract/problem.ts';
import { isDisconnected, retryDelay } from './retry.ts';

/** How often a request is made again whose reply was lost. */
const MOST_REPEATS = 4;

/** Makes a request, and makes it again where the background stopped during it: the browser starts it for the next request. */
export async function askAgain<Value>(ask: () => Promise<Result<Value>>): Promise<Result<Value>> {
  let reply = await ask();
  for (let attempt = 1; isDisconnected(reply) && attempt <= MOST_REPEATS; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, retryDelay(attempt)));
    reply = await ask();
  }
  return reply;
}
