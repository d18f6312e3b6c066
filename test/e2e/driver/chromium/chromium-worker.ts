import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession } from 'puppeteer-core';
import { callSource, type Script } from '../script.ts';
import type { ChromiumDesk } from './chromium-desk.ts';

const TIMEOUT_MS = 25_000;
const PAUSE_MS = 15;

/** The background of an extension: a service worker that Chromium starts and stops at any time. */
export class ChromiumWorker {
  readonly #session: CDPSession;
  readonly #desk: ChromiumDesk;
  readonly #origin: string;

  constructor(session: CDPSession, desk: ChromiumDesk, origin: string) {
    this.#session = session;
    this.#desk = desk;
    this.#origin = origin;
  }

  /** Runs a function in the worker, which is started if need be. */
  async evaluate<Arguments extends unknown[], Result>(
    script: Script<Arguments, Result>,
    ...args: Arguments
  ): Promise<Awaited<Result>> {
    const deadline = Date.now() + TIMEOUT_MS;
    for (;;) {
      const targetId = await this.#targetId();
      if (targetId === null) await this.#desk.startWorker(this.#origin);
      const answer = targetId && (await this.#desk.inWorker(targetId, callSource(script, args)));
      if (answer) return answer.result as Awaited<Result>;
      if (Date.now() > deadline) throw new Error(`the background did not start within ${TIMEOUT_MS} ms`);
      await delay(PAUSE_MS);
    }
  }

  async isRunning(): Promise<boolean> {
    return (await this.#targetId()) !== null;
  }

  async stop(): Promise<void> {
    const deadline = Date.now() + TIMEOUT_MS;
    const running = await this.#targetId();
    for (;;) {
      const targetId = await this.#targetId();
      // A worker that was started since is not the one to stop.
      if (targetId === null || targetId !== running) return;
      await this.#session.send('Target.closeTarget', { targetId }).catch(() => undefined);
      if (Date.now() > deadline) throw new Error('the background did not stop');
      await delay(PAUSE_MS);
    }
  }

  async #targetId(): Promise<string | null> {
    const { targetInfos } = await this.#session.send('Target.getTargets');
    const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(this.#origin));
    return worker?.targetId ?? null;
  }
}
