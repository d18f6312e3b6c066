import { onMessage, sendMessage } from '../browser/send-message.ts';
import type { Bridge } from '../contract/bridge.ts';
import type { Events } from '../contract/events.ts';
import type { Result } from '../contract/problem.ts';
import type { Argument, LocalHandlers, Reply, RequestName } from '../contract/requests.ts';
import { Listeners } from './listeners.ts';
import { requestsOver } from './requests.ts';
import type { EventMessage, RequestMessage } from './serve.ts';

interface Connection {
  /** Names this surface in the background's register. */
  surfaceId: string;
  /** Requests this surface answers itself, because it has the APIs and need not wake the background. */
  local: LocalHandlers;
}

/** The Bridge of a surface. A background that does not answer is the Problem `disconnected`; a bug over there throws here. */
export function connect({ surfaceId, local }: Connection): Bridge {
  const listeners = new Listeners();
  onMessage((message, sender) => {
    if (!sender.own || !isEvent(message)) return undefined;
    const { event, payload } = message as { event: 'cookiesChanged'; payload: Events['cookiesChanged'] };
    const addressed = event === 'cookiesChanged';
    if (addressed && payload.surfaceId !== surfaceId) return undefined;
    listeners.emit(event, payload);
    // The answer keeps this surface in the background's register.
    return addressed ? Promise.resolve(true) : undefined;
  });
  return {
    surfaceId,
    request: requestsOver((name, argument) => local[name]?.(argument) ?? askBackground(name, argument)),
    on: (name, listener) => listeners.add(name, listener),
    fork: () => connect({ surfaceId: crypto.randomUUID(), local }),
  };
}

async function askBackground<Name extends RequestName>(
  request: Name,
  argument: Argument<Name>,
): Promise<Result<Reply<Name>>> {
  const reply = (await sendMessage({ request, argument } satisfies RequestMessage)) as
    | Result<Reply<Name>>
    | { bug: string }
    | undefined
    | null;
  if (!reply) return { problem: { code: 'disconnected' } };
  if ('bug' in reply) throw new Error(reply.bug);
  return reply;
}

function isEvent(message: unknown): message is EventMessage {
  return typeof message === 'object' && message !== null && 'event' in message;
}
