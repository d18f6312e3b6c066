import { onMessage, sendMessage } from '../browser/send-message.ts';
import type { EventMessage, Events } from '../contract/events.ts';
import type { Argument, Handlers, RequestName } from '../contract/requests.ts';

/** A request on the wire: its name tells what comes with it. */
export type RequestMessage<Name extends RequestName = RequestName> = {
  [One in Name]: { request: One; argument: Argument<One> };
}[Name];

/** Answers requests of Crumb's own pages; messages from anywhere else are not even looked at. */
export function serve(handlers: Handlers): void {
  onMessage((message, sender) => {
    if (!sender.own || !isRequest(message) || !Object.hasOwn(handlers, message.request)) return undefined;
    return answer(handlers, message);
  });
}

/**
 * What the handler answers. A bug in it, thrown at once or later, is logged without its text, which may hold a value; the text
 * crosses to the surface, which shows it as a bug.
 */
async function answer<Name extends RequestName>(
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

/** Tells every open surface; true when the one it is meant for has heard it. */
export async function broadcast<Name extends keyof Events>(event: Name, payload: Events[Name]): Promise<boolean> {
  const message: EventMessage<Name> = { event, payload };
  return (await sendMessage(message)) === true;
}

function isRequest(message: unknown): message is RequestMessage {
  return typeof message === 'object' && message !== null && 'request' in message && typeof message.request === 'string';
}
