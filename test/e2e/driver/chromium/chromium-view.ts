import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession, KeyInput, Page } from 'puppeteer-core';
import { partsOf } from '../chord.ts';
import { PageGone, PageView, type Point } from '../page-view.ts';
import type { Key, Tab } from '../surface.ts';

const GONE =
  /context was destroyed|context with specified id|Session closed|Target closed|detached|Cannot find context/i;
const CLOSE_TIMEOUT_MS = 5_000;

/** Any page of Chromium: a tab, an extension page, the toolbar popup. */
export class ChromiumView extends PageView implements Tab {
  readonly page: Page;
  readonly targetId: string;
  readonly #session: CDPSession;
  #own: Promise<CDPSession> | null = null;

  constructor(page: Page, targetId: string, session: CDPSession) {
    super();
    this.page = page;
    this.targetId = targetId;
    this.#session = session;
  }

  /** A session with this page, for commands about its browser context. */
  ownSession(): Promise<CDPSession> {
    this.#own ??= this.page.createCDPSession();
    return this.#own;
  }

  protected async evaluateExpression(expression: string): Promise<unknown> {
    const json = await orGone(this.page.evaluate(`(async () => JSON.stringify({ result: await ${expression} }))()`));
    const { result }: { result?: unknown } = JSON.parse(String(json));
    return result;
  }

  protected async clickAt(x: number, y: number, times: number): Promise<void> {
    await orGone(this.page.mouse.click(x, y, { count: times }));
  }

  protected dragBetween(from: Point, to: Point): Promise<void> {
    return orGone(dragMouse(this.page, from, to));
  }

  protected typeHere(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  press(key: Key): Promise<void> {
    return pressChord(this.page, key);
  }

  /** Pastes a text into the page, which needs no permission. */
  async paste(): Promise<string> {
    await this.evaluate(() => {
      document.body.innerHTML = '<textarea></textarea>';
      document.querySelector('textarea')?.focus();
    });
    await this.page.keyboard.press('v', { commands: ['Paste'] });
    return this.evaluate(() => document.querySelector('textarea')?.value ?? '');
  }

  async screenshot(path: string): Promise<void> {
    await writeFile(path, await this.page.screenshot());
  }

  async isOpen(): Promise<boolean> {
    const { targetInfos } = await this.#session.send('Target.getTargets');
    return targetInfos.some((info) => info.targetId === this.targetId);
  }

  async close(): Promise<void> {
    if (!(await this.isOpen())) return;
    await this.#session.send('Target.closeTarget', { targetId: this.targetId });
    const deadline = Date.now() + CLOSE_TIMEOUT_MS;
    while (await this.isOpen()) {
      if (Date.now() > deadline) throw new Error(`${this.page.url()} did not close`);
      await delay(15);
    }
  }

  async goto(url: string): Promise<void> {
    try {
      await this.page.goto(url, { waitUntil: 'load' });
    } catch (error) {
      // For an error status with an empty body Chromium shows a page of its own, which is a response all the same.
      if (!String(error).includes('ERR_HTTP_RESPONSE_CODE_FAILURE')) throw error;
    }
  }

  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'load' });
  }

  async activate(): Promise<void> {
    await this.page.bringToFront();
    await this.waitFor(() => document.visibilityState === 'visible');
  }

  async url(): Promise<string> {
    return this.page.url();
  }

  /** Media features that the page sees; an empty text: as the browser has it. */
  async emulate({ scheme, motion }: { scheme: string; motion: string }): Promise<void> {
    if (scheme === '' && motion === '') return;
    await this.page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: motion },
    ]);
  }

  setSize(width: number, height: number): Promise<void> {
    return this.page.setViewport({ width, height });
  }
}

export async function dragMouse({ mouse }: Page, from: Point, to: Point): Promise<void> {
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(to.x, to.y, { steps: 3 });
  await mouse.up();
}

export async function pressChord({ keyboard }: Page, key: Key): Promise<void> {
  const chord = partsOf(key);
  for (const held of chord.held) await keyboard.down(held);
  await keyboard.press(chord.key as KeyInput);
  for (const held of chord.held.toReversed()) await keyboard.up(held);
}

/** Throws one error for a closed page instead of the many that the protocol has. */
export async function orGone<Result>(answer: Promise<Result>): Promise<Result> {
  try {
    return await answer;
  } catch (error) {
    if (GONE.test(String(error))) throw new PageGone('the page is gone');
    throw error;
  }
}
