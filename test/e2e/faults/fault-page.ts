import type { Result } from '../../../src/contract/problem.ts';
import type { Argument, Reply, RequestName } from '../../../src/contract/requests.ts';
import type { Crumb, Tab } from '../driver/surface.ts';

/** A page of the extension that sends requests as the surfaces do, without their code: an image in a tab. */
const SENDER = 'icons/16.png';

interface StorageArea {
  get(keys: null): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
  clear(): Promise<void>;
}
type Extension = {
  runtime: { sendMessage(message: object): Promise<unknown> };
  storage: Record<'local' | 'session', StorageArea>;
};
declare const chrome: Extension;
declare const pending: Promise<unknown>;

/** Opens it, and waits until the browser has given it the extension's API. */
export async function openSender(crumb: Crumb): Promise<Tab> {
  const page = await crumb.extensionPage(SENDER);
  await page.waitFor(() => typeof chrome.runtime.sendMessage === 'function');
  return page;
}

/** A time longer than any deadline of the engine, and shorter than a test's. */
const PATIENCE_MS = 12_000;

/** null: the background stopped before its reply; a bug is an error that a handler threw. */
export type SentReply<Name extends RequestName> = Result<Reply<Name>> | { bug: string } | null;

/** Sends one request and waits for its reply. */
export async function sendRequest<Name extends RequestName>(
  page: Tab,
  request: Name,
  argument: Argument<Name>,
): Promise<SentReply<Name>> {
  // This is one call, because the fault loop sends about ten thousand requests.
  const reply = await page.evaluate(
    (message, patience) =>
      Promise.race([
        chrome.runtime.sendMessage(message).then(
          (reply) => reply ?? null,
          (error) => (/does not exist|channel|closed|destroyed/.test(String(error)) ? null : { bug: String(error) }),
        ),
        new Promise((resolve) => setTimeout(resolve, patience, 'never')),
      ]),
    { request, argument } as never,
    PATIENCE_MS,
  );
  return inTime<Name>(reply);
}

/** Sends one request and does not wait. */
export async function startRequest<Name extends RequestName>(
  page: Tab,
  request: Name,
  argument: Argument<Name>,
): Promise<void> {
  await page.evaluate(
    (message) => {
      const sent = chrome.runtime.sendMessage(message).then(
        (reply) => reply ?? null,
        (error) => (/does not exist|channel|closed|destroyed/.test(String(error)) ? null : { bug: String(error) }),
      );
      Object.assign(globalThis, { pending: sent });
    },
    { request, argument } as never,
  );
}

/** The reply to the request that `begin` sent. */
export async function replyOfStarted<Name extends RequestName>(page: Tab): Promise<SentReply<Name>> {
  const reply = await page.evaluate(
    (patience) => Promise.race([pending, new Promise((resolve) => setTimeout(resolve, patience, 'never'))]),
    PATIENCE_MS,
  );
  return inTime<Name>(reply);
}

function inTime<Name extends RequestName>(reply: unknown): SentReply<Name> {
  if (reply === 'never') throw new Error(`no reply within ${PATIENCE_MS} ms`);
  return reply as SentReply<Name>;
}

/** The same, but throws for anything except a value. */
export async function requestValue<Name extends RequestName>(
  page: Tab,
  request: Name,
  argument: Argument<Name>,
): Promise<Reply<Name>> {
  const reply = await sendRequest(page, request, argument);
  if (reply && 'value' in reply) return reply.value;
  throw new Error(`${request} got the reply ${JSON.stringify(reply)}`);
}

/** Sends several requests at the same moment; throws for anything except values. */
export async function requestAll<Name extends RequestName>(
  page: Tab,
  request: Name,
  requestArguments: Argument<Name>[],
): Promise<Reply<Name>[]> {
  const messages = requestArguments.map((argument) => ({ request, argument }));
  const replies = (await page.evaluate(
    (messages) => Promise.all((messages as object[]).map((message) => chrome.runtime.sendMessage(message))),
    messages as never,
  )) as SentReply<Name>[];
  return replies.map((reply) => {
    if (reply && 'value' in reply) return reply.value;
    throw new Error(`${request} got the reply ${JSON.stringify(reply)}`);
  });
}

/** All data of the extension in one storage area, as JSON. */
export function storedJson(page: Tab, area: 'local' | 'session'): Promise<string> {
  return page.evaluate(async (area) => JSON.stringify(await chrome.storage[area].get(null)), area);
}

/** Removes what ends with the browser, as a crash does; the background must be stopped. */
export function forgetSession(page: Tab): Promise<void> {
  return page.evaluate(() => chrome.storage.session.clear());
}

/** Writes this JSON to `storage.local`, as if the background had. */
export function putOnDisk(page: Tab, json: string): Promise<void> {
  return page.evaluate((json) => chrome.storage.local.set(JSON.parse(json)), json);
}
