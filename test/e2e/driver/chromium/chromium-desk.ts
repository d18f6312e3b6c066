import type { CDPSession } from 'puppeteer-core';
import { callSource, type Script } from '../script.ts';

/** Pages beside the tests' own, on which a browser's settings are changed or an extension's API is called as by a click. */
export class ChromiumDesk {
  readonly #session: CDPSession;
  readonly #kept = new Map<string, Promise<CDPSession>>();

  constructor(session: CDPSession) {
    this.#session = session;
  }

  /** Runs a function on one of the browser's own pages, which stays open in no tab strip. */
  async hidden<Arguments extends unknown[], Result>(
    url: string,
    script: Script<Arguments, Result>,
    ...args: Arguments
  ): Promise<Awaited<Result>> {
    return run(await this.#keep(url, { hidden: true }), url, callSource(script, args));
  }

  /** The same in a window behind the others, which stays open: hidden, chrome://settings ends the browser. */
  async inWindow<Arguments extends unknown[], Result>(
    url: string,
    script: Script<Arguments, Result>,
    ...args: Arguments
  ): Promise<Awaited<Result>> {
    return run(await this.#keep(url, { newWindow: true, background: true }), url, callSource(script, args));
  }

  /** Runs a function once with a user gesture on a hidden page of an extension's origin that runs none of its code. */
  async once<Arguments extends unknown[], Result>(
    origin: string,
    script: Script<Arguments, Result>,
    ...args: Arguments
  ): Promise<Awaited<Result>> {
    const url = `${origin}/manifest.json`;
    return this.#briefly(url, (page) => run(page, url, callSource(script, args)));
  }

  /** Starts the service worker of an origin, without sending it anything. */
  startWorker(origin: string): Promise<void> {
    return this.#briefly(`${origin}/manifest.json`, async (page) => {
      await page.send('ServiceWorker.enable');
      await page.send('ServiceWorker.startWorker', { scopeURL: `${origin}/` });
    });
  }

  /** The value of an expression in a service worker; null while the worker lacks its extension API, as at its start. */
  async inWorker(targetId: string, call: string): Promise<{ result?: unknown } | null> {
    const { sessionId } = await this.#session.send('Target.attachToTarget', { targetId, flatten: true });
    const worker = this.#session.connection()?.session(sessionId);
    if (!worker) return null;
    const ready = 'globalThis.chrome?.cookies && globalThis.setTimeout';
    const expression = `(async () => JSON.stringify(${ready} ? { result: await ${call} } : null))()`;
    try {
      return JSON.parse(await runtimeValue(worker, expression));
    } finally {
      await this.#session.send('Target.detachFromTarget', { sessionId });
    }
  }

  #keep(url: string, place: { hidden?: boolean; newWindow?: boolean; background?: boolean }): Promise<CDPSession> {
    const open = this.#kept.get(url) ?? this.#open(url, place).then(({ page }) => page);
    this.#kept.set(url, open);
    return open;
  }

  async #briefly<Result>(url: string, act: (page: CDPSession) => Promise<Result>): Promise<Result> {
    const { page, targetId } = await this.#open(url, { hidden: true });
    try {
      return await act(page);
    } finally {
      await this.#session.send('Target.closeTarget', { targetId });
    }
  }

  async #open(url: string, place: object): Promise<{ page: CDPSession; targetId: string }> {
    const { targetId } = await this.#session.send('Target.createTarget', { url, ...place });
    const { sessionId } = await this.#session.send('Target.attachToTarget', { targetId, flatten: true });
    const page = this.#session.connection()?.session(sessionId);
    if (!page) throw new Error(`no session with ${url}`);
    return { page, targetId };
  }
}

async function run<Result>(page: CDPSession, url: string, call: string): Promise<Awaited<Result>> {
  await arrived(page, url);
  const expression = `(async () => JSON.stringify({ result: await ${call} }))()`;
  const { result }: { result: Awaited<Result> } = JSON.parse(await runtimeValue(page, expression));
  return result;
}

/** Resolves when the page has loaded. The blank one that it begins with may go while it is asked. */
async function arrived(page: CDPSession, url: string): Promise<void> {
  const expression = `(async () => {
    while (document.readyState !== 'complete' || !location.href.startsWith(${JSON.stringify(url)}))
      await new Promise((resolve) => setTimeout(resolve, 10));
  })()`;
  for (;;) {
    try {
      await runtimeValue(page, expression);
      return;
    } catch (error) {
      if (!/context was destroyed|find default execution context/.test(String(error))) throw error;
    }
  }
}

async function runtimeValue(session: CDPSession, expression: string): Promise<string> {
  const options = { awaitPromise: true, returnByValue: true, userGesture: true };
  const answer = await session.send('Runtime.evaluate', { expression, ...options });
  if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? 'failed');
  return String(answer.result.value);
}
