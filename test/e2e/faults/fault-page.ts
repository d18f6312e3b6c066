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

/** A time longer than any step takes on a busy machine, and shorter than a test's. */
const PATIENCE_MS = 40_000;

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

/** What Crumb has in `storage.local` and the names of its files, as JSON. */
export function onDisk(page: Tab): Promise<string> {
  return page.evaluate(async () => {
    const files: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    return JSON.stringify([await chrome.storage.local.get(null), files]);
  });
}

/** What `onDisk` gives if there is nothing. */
export const NOTHING_ON_DISK = '[{},[]]';

/** Removes what ends with the browser, as a crash does; the background must be stopped. */
export function forgetSession(page: Tab): Promise<void> {
  return page.evaluate(() => chrome.storage.session.clear());
}

/** Replaces a text in the plan of an open step on disk, as if the background had written it so. */
export function changePlan(page: Tab, id: string, from: string, to: string): Promise<void> {
  return page.evaluate(
    async (id, from, to) => {
      const octets = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const file = await (await navigator.storage.getDirectory()).getFileHandle(id);
      const secret = await (await file.getFile()).arrayBuffer();
      const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']);
      const stored = String((await chrome.storage.local.get(null))[`plan:${id}`]);
      const { version, value } = JSON.parse(stored) as { version: number; value: { iv: string; data: string } };
      const cipher = { name: 'AES-GCM', iv: octets(value.iv) };
      const plan = new TextDecoder().decode(await crypto.subtle.decrypt(cipher, key, octets(value.data)));
      if (!plan.includes(from)) throw new Error(`${from} is not in ${plan}`);
      const changed = new TextEncoder().encode(plan.replaceAll(from, to));
      const data = new Uint8Array(await crypto.subtle.encrypt(cipher, key, changed));
      const sealed = { iv: value.iv, data: btoa(String.fromCharCode(...data)) };
      await chrome.storage.local.set({ [`plan:${id}`]: JSON.stringify({ version, value: sealed }) });
    },
    id,
    from,
    to,
  );
}
