import { onMessage, sendMessage } from '../browser/send-message.ts';
import type { Events } from '../contract/events.ts';
import type { Handlers, RequestName } from '../contract/requests.ts';

/** On the wire: a request by name, and what came of it. A bug's text crosses so that the surface can show it as one. */
export interface RequestMessage {
  request: RequestName;
  argument: unknown;
}
export interface EventMessage {
  event: keyof Events;
  payload: unknown;
}

/** Answers requests of Crumb's own pages; messages from anywhere else are not even looked at. */
export function serve(handlers: Handlers): void {
  onMessage((message, sender) => {
    if (!sender.own || !isRequest(message) || !Object.hasOwn(handlers, message.request)) return undefined;
    return answer(handlers[message.request] as Answer, message);
  });
}

type Answer = (argument: unknown) => Promise<unknown>;

/** What the handler answers; a bug in it, thrown at once or later, is logged without its text, which may hold a value. */
async function answer(handler: Answer, { request, argument }: RequestMessage): Promise<unknown> {
  try {
    return await handler(argument);
  } catch (bug) {
    console.error(`Request ${request} failed`, bug instanceof Error ? bug.name : typeof bug);
    return { bug: bug instanceof Error ? bug.message : String(bug) };
  }
}

/** Tells every open surface; true when the one it is meant for has heard it. */
export async function broadcast<Name extends keyof Events>(event: Name, payload: Events[Name]): Promise<boolean> {
  return (await sendMessage({ event, payload } satisfies EventMessage)) === true;
}

function isRequest(message: unknown): message is RequestMessage {
  return typeof message === 'object' && message !== null && 'request' in message && typeof message.request === 'string';
}
