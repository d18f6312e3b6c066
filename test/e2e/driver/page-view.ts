import { setTimeout as delay } from 'node:timers/promises';
import { aim, fillField, hasLanded, pageText } from './page-scripts.ts';
import { callSource, pollSource, type Script } from './script.ts';
import type { Key, View } from './surface.ts';

/** The page of a script no longer exists: navigated away, or its tab, popup or background closed. */
export class PageGone extends Error {}

const PAUSE_MS = 20;
/** Long, for a machine that does much else; a test that waits in vain says what it waited for. */
const PATIENCE_MS = 25_000;

/** In CSS pixels of the view. */
export interface Point {
  x: number;
  y: number;
}

/** The functions that every view shares, given a way to evaluate an expression in it. */
export abstract class PageView implements View {
  patience = PATIENCE_MS;

  /** The value of an expression, a promise awaited; throws PageGone when the page closes meanwhile. */
  protected abstract evaluateExpression(expression: string): Promise<unknown>;
  /** Presses and releases the mouse at this point, in CSS pixels of the view, so many times at once. */
  protected abstract clickAt(x: number, y: number, times: number): Promise<void>;
  /** Presses the mouse at the first point, moves it to the second and releases it there. */
  protected abstract dragBetween(from: Point, to: Point): Promise<void>;
  /** Types into the focused element, key by key. */
  protected abstract typeHere(text: string): Promise<void>;
  abstract press(key: Key): Promise<void>;
  abstract screenshot(path: string): Promise<void>;
  abstract isOpen(): Promise<boolean>;
  abstract close(): Promise<void>;

  async evaluate<Arguments extends unknown[], Result>(
    script: Script<Arguments, Result>,
    ...args: Arguments
  ): Promise<Awaited<Result>> {
    return (await this.evaluateExpression(callSource(script, args))) as Awaited<Result>;
  }

  async waitFor<Arguments extends unknown[], Result>(
    script: Script<Arguments, Result>,
    ...args: Arguments
  ): Promise<NonNullable<Awaited<Result>>> {
    const deadline = Date.now() + this.patience;
    for (;;) {
      const last = await this.#poll(pollSource(script, args, deadline - Date.now()));
      if (last?.result) return last.result as NonNullable<Awaited<Result>>;
      if (!(await this.isOpen())) throw new Error(`the view closed while waiting for ${script}`);
      if (Date.now() > deadline) {
        const text = await this.evaluate(pageText).catch(String);
        throw new Error(`not within ${this.patience} ms: ${script}\n${last?.last ?? ''}\nThe page says: ${text}`);
      }
      await delay(PAUSE_MS);
    }
  }

  async click(selector: string): Promise<void> {
    await this.#clickAtCentre(selector, 1);
  }

  async doubleClick(selector: string): Promise<void> {
    await this.#clickAtCentre(selector, 2);
  }

  async #clickAtCentre(selector: string, times: number): Promise<void> {
    const deadline = Date.now() + this.patience;
    for (;;) {
      const { x, y } = await this.waitFor(aim, selector);
      try {
        await this.clickAt(x, y, times);
        if (await this.evaluate(hasLanded)) return;
      } catch (error) {
        // The click led away from the page, or closed it.
        if (error instanceof PageGone) return;
        throw error;
      }
      if (Date.now() > deadline) throw new Error(`${selector} moved away from each click`);
    }
  }

  async drag(selector: string, right: number, down: number): Promise<void> {
    const { x, y } = await this.waitFor(aim, selector);
    // On its way the mouse is over other elements.
    await this.evaluate(hasLanded);
    await this.dragBetween({ x, y }, { x: x + right, y: y + down });
  }

  async type(selector: string, text: string): Promise<void> {
    await this.click(selector);
    await this.typeHere(text);
  }

  async fill(selector: string, text: string): Promise<void> {
    await this.waitFor(fillField, selector, text);
  }

  async #poll(expression: string): Promise<{ result?: unknown; last?: string } | null> {
    try {
      return (await this.evaluateExpression(expression)) as { result?: unknown; last?: string };
    } catch (error) {
      if (error instanceof PageGone) return null;
      throw error;
    }
  }
}
