import { writeFile } from 'node:fs/promises';
import { type Modifier, partsOf } from '../chord.ts';
import { PageGone, PageView, type Point } from '../page-view.ts';
import type { BrowserWindow, BrowsingContextsApi } from '../privileged.ts';
import type { Key } from '../surface.ts';
import { evaluateInFrame, inputInFrame } from './firefox-frame.ts';
import type { Marionette } from './marionette.ts';

declare const BrowsingContext: BrowsingContextsApi;

const MOUSE = 'synthesizeMouseAtPoint';
const FLAGS: Record<Modifier, string> = { Control: 'ctrlKey', Shift: 'shiftKey', Alt: 'altKey', Meta: 'metaKey' };

/** Any page of Firefox, by the id of the `<browser>` that shows it. */
export class FirefoxView extends PageView {
  readonly marionette: Marionette;
  readonly browserId: number;

  constructor(marionette: Marionette, browserId: number) {
    super();
    this.marionette = marionette;
    this.browserId = browserId;
  }

  protected evaluateExpression(expression: string): Promise<unknown> {
    return evaluateInFrame(this.marionette, this.browserId, expression);
  }

  protected clickAt(x: number, y: number, times: number): Promise<void> {
    // The second of two clicks says so, as that of a person: the browser makes a double click of them.
    return this.#input(Array.from({ length: times }, (_, at) => [MOUSE, x, y, { clickCount: at + 1 }]));
  }

  protected async dragBetween(from: Point, to: Point): Promise<void> {
    const steps = [
      { type: 'mousemove', at: from },
      { type: 'mousedown', at: from },
      { type: 'mousemove', at: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } },
      { type: 'mousemove', at: to },
      { type: 'mouseup', at: to },
    ];
    for (const { type, at } of steps) await this.#input([[MOUSE, at.x, at.y, { type }]]);
  }

  protected typeHere(text: string): Promise<void> {
    return this.#input([['sendString', text]]);
  }

  async press(chord: Key): Promise<void> {
    const { held, key } = partsOf(chord);
    const name = key.length > 1 ? `KEY_${key}` : key;
    const flags = Object.fromEntries(held.map((one) => [FLAGS[one], true]));
    await this.#input([['synthesizeKey', name, flags]]);
  }

  async screenshot(path: string): Promise<void> {
    const url = await this.marionette.chrome(async (browserId) => {
      const page = BrowsingContext.getCurrentTopByBrowserId(browserId)?.currentWindowGlobal;
      const bitmap = await page?.drawSnapshot(null, 1, 'white');
      if (!bitmap) return null;
      const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas') as HTMLCanvasElement;
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      return canvas.toDataURL('image/png');
    }, this.browserId);
    if (!url) throw new PageGone('no page to take a picture of');
    await writeFile(path, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
  }

  async setSize(width: number, height: number): Promise<void> {
    await this.marionette.chrome(
      (browserId, width, height) => {
        const style = BrowsingContext.getCurrentTopByBrowserId(browserId)?.embedderElement?.style;
        for (const side of ['min-width', 'max-width']) style?.setProperty(side, `${width}px`);
        for (const side of ['min-height', 'max-height']) style?.setProperty(side, `${height}px`);
      },
      this.browserId,
      width,
      height,
    );
    await this.waitFor((width, height) => innerWidth === width && innerHeight === height, width, height);
  }

  isOpen(): Promise<boolean> {
    return this.marionette.chrome(
      (browserId) => Boolean(BrowsingContext.getCurrentTopByBrowserId(browserId)?.embedderElement?.isConnected),
      this.browserId,
    );
  }

  async close(): Promise<void> {
    await this.marionette.chrome((browserId) => {
      const browser = BrowsingContext.getCurrentTopByBrowserId(browserId)?.embedderElement;
      const window = browser?.ownerDocument.defaultView as BrowserWindow | undefined | null;
      const tab = browser && window?.gBrowser.getTabForBrowser(browser);
      if (tab) window?.gBrowser.removeTab(tab);
    }, this.browserId);
  }

  #input(calls: Parameters<typeof inputInFrame>[2]): Promise<void> {
    return inputInFrame(this.marionette, this.browserId, calls);
  }
}
