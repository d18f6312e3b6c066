import type { Bridge } from '../contract/bridge.ts';
import type { Result } from '../contract/problem.ts';
import type { Argument, Reply, RequestName } from '../contract/requests.ts';

/** Sends a request by its name. */
export type Ask = <Name extends RequestName>(name: Name, argument: Argument<Name>) => Promise<Result<Reply<Name>>>;

/** `request.x(argument)` as `ask('x', argument)`: the contract is the only list of requests. */
export function requestsOver(ask: Ask): Bridge['request'] {
  return new Proxy({} as Bridge['request'], {
    get: (_, name) => (argument: never) => ask(name as RequestName, argument),
  });
}
