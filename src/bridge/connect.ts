import { onMessage, sendMessage } from '../browser/send-message.ts';
import type { Bridge } from '../contract/bridge.ts';
import type { EventMessage } from '../contract/events.ts';
import type { Result } from '../contract/problem.ts';
import type { Argument, LocalHandlers, Reply, RequestName } from '../contract/requests.ts';
import { isForAnother, Listeners } from './listeners.ts';
import { requestsOver } from './requests.ts';
import type { RequestMessage } from './serve.ts';

interface Connection {
  /** The id of this surface in the background's registrations. */
  surfaceId: string;
  /** Requests that this surface handles itself: it has the APIs and need not wait for a stopped background. */
  local: LocalHandlers;
}

/** The Bridge of a surface. A background that does not respond gives the Problem `disconnected`; a bug in it throws here. */
export function connect({ surfaceId, local }: Connection): Bridge {
  const listeners = new Listeners();
  onMessage((message, sender) => {
    if (!sender.own || !isEvent(message) || isForAnother(message.payload, surfaceId)) return undefined;
    listeners.emit(message.event, message.payload);
    // The reply keeps this surface registered in the background.
    return message.event === 'cookiesChanged' ? Promise.resolve(true) : undefined;
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
  const message: RequestMessage<Name> = { request, argument };
  const reply = await sendMessage(message);
  if (!isReply<Name>(reply)) return { problem: { code: 'disconnected' } };
  if ('bug' in reply) throw new Error(reply.bug);
  return reply;
}

/** A background that does not respond gives undefined or null, and no reply is anything else. */
function isReply<Name extends RequestName>(reply: unknown): reply is Result<Reply<Name>> | { bug: string } {
  return typeof reply === 'object' && reply !== null;
}

function isEvent(message: unknown): message is EventMessage {
  return typeof message === 'object' && message !== null && 'event' in message;
}
