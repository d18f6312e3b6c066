import type { Bridge } from '../contract/bridge.ts';
import type { Events } from '../contract/events.ts';
import type { Result } from '../contract/problem.ts';
import type { Argument, Handlers, Reply, RequestName } from '../contract/requests.ts';
import { isForAnother, Listeners } from './listeners.ts';
import { requestsOver } from './requests.ts';

/** A Bridge without a browser: requests call `handlers` directly, events come from `emit`. For tests and the gallery. */
export interface MemoryBridge extends Bridge {
  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void;
}

/** A request without a handler gives the Problem `disconnected`, as if the background did not respond. */
export function memoryBridge(handlers: Partial<Handlers>): MemoryBridge {
  const listeners = new Listeners();
  const replyOf = async <Name extends RequestName>(
    name: Name,
    argument: Argument<Name>,
  ): Promise<Result<Reply<Name>>> => {
    const handler = handlers[name];
    return handler ? handler(argument) : { problem: { code: 'disconnected' } };
  };
  const bridge: MemoryBridge = {
    surfaceId: 'memory',
    request: requestsOver(replyOf),
    on: (name, listener) => listeners.add(name, listener),
    emit(name, event) {
      if (!isForAnother(event, bridge.surfaceId)) listeners.emit(name, event);
    },
    fork: () => bridge,
  };
  return bridge;
}
