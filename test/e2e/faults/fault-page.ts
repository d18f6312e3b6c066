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

/** Longer than any deadline of the engine's, shorter than a test's. */
const PATIENCE_MS = 12_000;

/** null: the background went away before it answered; a bug is what a handler threw. */
export type Answer<Name extends RequestName> = Result<Reply<Name>> | { bug: string } | null;

/** Sends one request and waits for its answer. */
export async function ask<Name extends RequestName>(
  page: Tab,
  request: Name,
  argument: Argument<Name>,
): Promise<Answer<Name>> {
  // In one go: the fault loop asks some ten thousand times.
  const answer = await page.evaluate(
    (message, patience) =>
      Promise.race([
        chrome.runtime.sendMessage(message).then(
          (answer) => answer ?? null,
          (error) => (/does not exist|channel|closed|destroyed/.test(String(error)) ? null : { bug: String(error) }),
        ),
        new Promise((resolve) => setTimeout(resolve, patience, 'never')),
      ]),
    { request, argument } as never,
    PATIENCE_MS,
  );
  return inTime<Name>(answer);
}

/** Sends one request and does not wait. */
export async function begin<Name extends RequestName>(
  page: Tab,
  request: Name,
  argument: Argument<Name>,
): Promise<void> {
  await page.evaluate(
    (message) => {
      const sent = chrome.runtime.sendMessage(message).then(
        (answer) => answer ?? null,
        (error) => (/does not exist|channel|closed|destroyed/.test(String(error)) ? null : { bug: String(error) }),
      );
      Object.assign(globalThis, { pending: sent });
    },
    { request, argument } as never,
  );
}

/** The answer to what `begin` sent. */
export async function ended<Name extends RequestName>(page: Tab): Promise<Answer<Name>> {
  const answer = await page.evaluate(
    (patience) => Promise.race([pending, new Promise((resolve) => setTimeout(resolve, patience, 'never'))]),
    PATIENCE_MS,
  );
  return inTime<Name>(answer);
}

function inTime<Name extends RequestName>(answer: unknown): Answer<Name> {
  if (answer === 'never') throw new Error(`no answer within ${PATIENCE_MS} ms`);
  return answer as Answer<Name>;
}

/** The same, where anything but a value is a fault of its own. */
export async function askWell<Name extends RequestName>(
  page: Tab,
  request: Name,
  argument: Argument<Name>,
): Promise<Reply<Name>> {
  const answer = await ask(page, request, argument);
  if (answer && 'value' in answer) return answer.value;
  throw new Error(`${request} was answered ${JSON.stringify(answer)}`);
}

/** Sends several requests in the same moment; anything but a value is a fault of its own. */
export async function askAll<Name extends RequestName>(
  page: Tab,
  request: Name,
  wanted: Argument<Name>[],
): Promise<Reply<Name>[]> {
  const messages = wanted.map((argument) => ({ request, argument }));
  const answers = (await page.evaluate(
    (messages) => Promise.all((messages as object[]).map((message) => chrome.runtime.sendMessage(message))),
    messages as never,
  )) as Answer<Name>[];
  return answers.map((answer) => {
    if (answer && 'value' in answer) return answer.value;
    throw new Error(`${request} was answered ${JSON.stringify(answer)}`);
  });
}

/** All that the extension keeps in one storage area, as JSON. */
export function kept(page: Tab, area: 'local' | 'session'): Promise<string> {
  return page.evaluate(async (area) => JSON.stringify(await chrome.storage[area].get(null)), area);
}

/** What ends with the browser, gone as after a crash; the background must be stopped. */
export function forgetSession(page: Tab): Promise<void> {
  return page.evaluate(() => chrome.storage.session.clear());
}

/** Keeps this JSON in `storage.local`, as if the background had. */
export function putOnDisk(page: Tab, json: string): Promise<void> {
  return page.evaluate((json) => chrome.storage.local.set(JSON.parse(json)), json);
}
