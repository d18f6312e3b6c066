import { onMessage, sendMessage } from '../browser/send-message.ts';
import type { EventMessage, Events } from '../contract/events.ts';
import type { Argument, Handlers, RequestName } from '../contract/requests.ts';

/** A request as a message: its name determines the argument. */
export type RequestMessage<Name extends RequestName = RequestName> = {
  [One in Name]: { request: One; argument: Argument<One> };
}[Name];

/** Handles requests of Crumb's own pages; messages from anywhere else are not read. */
export function serve(handlers: Handlers): void {
  onMessage((message, sender) => {
    if (!sender.own || !isRequest(message) || !Object.hasOwn(handlers, message.request)) return undefined;
    return replyOf(handlers, message);
  });
}

/**
 * The reply of the handler. A bug in it, thrown at once or later, is logged without its text, which may have a value; the text
 * goes to the surface, which shows it as a bug.
 */
async function replyOf<Name extends RequestName>(
  handlers: Handlers,
  { request, argument }: RequestMessage<Name>,
): Promise<unknown> {
  try {
    return await handlers[request](argument);
  } catch (error) {
    console.error(`Request ${request} failed`, error instanceof Error ? error.name : typeof error);
    return { bug: error instanceof Error ? error.message : String(error) };
  }
}

/** Sends an event to every open surface; true if the addressed one has received it. */
export async function broadcast<Name extends keyof Events>(event: Name, payload: Events[Name]): Promise<boolean> {
  const message: EventMessage<Name> = { event, payload };
  return (await sendMessage(message)) === true;
}

export type Broadcast = typeof broadcast;

function isRequest(message: unknown): message is RequestMessage {
  return typeof message === 'object' && message !== null && 'request' in message && typeof message.request === 'string';
}
