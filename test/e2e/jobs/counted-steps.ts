import type { Key, View } from '../driver/surface.ts';
import { clickButton } from '../pages/popup-page.ts';

/** A person's steps in a view, counted: a click, a double click, a key, a choice in a list, or a text typed in one go. */
export class CountedSteps {
  count = 0;
  readonly #view: View;

  /** `count`: the steps that led to the view. */
  constructor(view: View, count = 0) {
    this.#view = view;
    this.count = count;
  }

  async click(selector: string): Promise<void> {
    this.count += 1;
    await this.#view.click(selector);
  }

  /** Clicks the button with exactly this text. */
  async clickButton(text: string): Promise<void> {
    this.count += 1;
    await clickButton(this.#view, text);
  }

  async doubleClick(selector: string): Promise<void> {
    this.count += 1;
    await this.#view.doubleClick(selector);
  }

  async press(key: Key): Promise<void> {
    this.count += 1;
    await this.#view.press(key);
  }

  /** Types into the element that has the focus. */
  async type(text: string): Promise<void> {
    this.count += 1;
    for (const key of text) await this.#view.press(key);
  }
}
