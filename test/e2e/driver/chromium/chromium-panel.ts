import { writeFile } from 'node:fs/promises';
import type { Frame, Page } from 'puppeteer-core';
import { PageView, type Point } from '../page-view.ts';
import type { Key, Panel } from '../surface.ts';
import { dragMouse, orGone, pressChord } from './chromium-view.ts';

/** Crumb's panel: a frame of another process inside the DevTools page. */
export class ChromiumPanel extends PageView implements Panel {
  readonly #devTools: Page;
  readonly #frame: Frame;
  readonly #closeDevTools: () => Promise<void>;

  constructor(devTools: Page, frame: Frame, closeDevTools: () => Promise<void>) {
    super();
    this.#devTools = devTools;
    this.#frame = frame;
    this.#closeDevTools = closeDevTools;
  }

  protected async evaluateExpression(expression: string): Promise<unknown> {
    const json = await orGone(this.#frame.evaluate(`(async () => JSON.stringify({ result: await ${expression} }))()`));
    const { result }: { result?: unknown } = JSON.parse(String(json));
    return result;
  }

  protected async clickAt(x: number, y: number, times: number): Promise<void> {
    const at = await this.#inDevTools({ x, y });
    await orGone(this.#devTools.mouse.click(at.x, at.y, { count: times }));
  }

  protected async dragBetween(from: Point, to: Point): Promise<void> {
    await orGone(dragMouse(this.#devTools, await this.#inDevTools(from), await this.#inDevTools(to)));
  }

  /** A point of the panel as one of the DevTools page. */
  async #inDevTools({ x, y }: Point): Promise<Point> {
    const element = await this.#frame.frameElement();
    const box = await element?.boundingBox();
    if (!box) throw new Error('the panel is not shown');
    return { x: box.x + x, y: box.y + y };
  }

  protected typeHere(text: string): Promise<void> {
    return this.#devTools.keyboard.type(text);
  }

  press(key: Key): Promise<void> {
    return pressChord(this.#devTools, key);
  }

  async screenshot(path: string): Promise<void> {
    const element = await this.#frame.frameElement();
    if (!element) throw new Error('the panel is not shown');
    await writeFile(path, await element.screenshot());
  }

  async isOpen(): Promise<boolean> {
    return !this.#devTools.isClosed() && !this.#frame.detached;
  }

  close(): Promise<void> {
    return this.#closeDevTools();
  }

  async setSize(width: number, height: number): Promise<void> {
    const around = await this.#devTools.evaluate('[innerWidth, innerHeight]');
    const inside = await this.evaluate(() => [innerWidth, innerHeight]);
    const [frameWidth = 0, frameHeight = 0] = inside;
    const [outerWidth = 0, outerHeight = 0] = around as number[];
    await this.#devTools.setViewport({
      width: width + outerWidth - frameWidth,
      height: height + outerHeight - frameHeight,
    });
    await this.waitFor((width, height) => innerWidth === width && innerHeight === height, width, height);
  }
}
