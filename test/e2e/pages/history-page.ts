import { onTestFinished } from 'vitest';
import { labelled } from '../../fixtures/say.ts';
import type { Crumb, View } from '../driver/surface.ts';

/** What Crumb did, as the popup tells it, and a person's way back. */

/** Waits until the bar below the list says exactly this of the last step. */
export async function waitForDone(popup: View, text: string): Promise<void> {
  await popup.waitFor(
    (text) => [...document.querySelectorAll('.done strong')].some((said) => said.textContent === text),
    text,
  );
}

/** Presses Undo in the popup's head and waits until the bar says what was undone. */
export async function undo(popup: View, says: string): Promise<void> {
  await popup.click(`button${labelled('undoLast')}`);
  await waitForDone(popup, says);
}

/** Presses Redo in the popup's head and waits until the bar says what was done again. */
export async function redo(popup: View, says: string): Promise<void> {
  await popup.click(`button${labelled('redoLast')}`);
  await waitForDone(popup, says);
}

export async function openHistory(popup: View): Promise<void> {
  await popup.click(`button${labelled('history')}`);
  await popup.waitFor((selector) => document.querySelector(selector), `section${labelled('history')}`);
}

/** The steps of the open history, newest first. */
export function stepsShown(popup: View): Promise<{ text: string; state: string }[]> {
  return popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('section.history [data-step]')].map((step) => ({
      text: step.querySelector('.step-text')?.textContent ?? '',
      state: step.dataset.state ?? '',
    })),
  );
}

/** Presses a button of the step with exactly this text in the open history, the newest of several. */
export async function pressInStep(popup: View, text: string, button: string): Promise<void> {
  await popup.waitFor(
    (text, button) => {
      for (const marked of document.querySelectorAll('[data-pressed]')) marked.removeAttribute('data-pressed');
      const steps = [...document.querySelectorAll('section.history [data-step]')];
      const step = steps.find((each) => each.querySelector('.step-text')?.textContent === text);
      const named = [...(step?.querySelectorAll('button') ?? [])].find(
        (each) => (each.ariaLabel ?? each.textContent) === button,
      );
      named?.setAttribute('data-pressed', '');
      return named !== undefined;
    },
    text,
    button,
  );
  await popup.click('[data-pressed]');
}

/** What the background has, as far as these tests break it. */
interface Api {
  cookies: { set(details: { name?: string }): Promise<unknown> };
  runtime: { sendMessage(message: { event?: string }): Promise<unknown> };
}
declare const chrome: Api;
declare const browser: Api;

/** Until the test is over the popup hears of no changed cookie, so that what it shows grows old. */
export async function keepSilent(crumb: Crumb, popup: View): Promise<void> {
  await popup.waitFor(() => document.querySelector('.live[data-state="live"]'));
  onTestFinished(() => crumb.stopBackground());
  await crumb.background(() => {
    for (const { runtime } of new Set([chrome, browser])) {
      const { sendMessage } = runtime;
      runtime.sendMessage = async (message) =>
        message.event === 'cookiesChanged' ? true : sendMessage.call(runtime, message);
    }
  });
}

/** Until the test is over, or the background is stopped, the browser rejects to write cookies of these names. */
export async function rejectToWrite(crumb: Crumb, names: string[]): Promise<void> {
  onTestFinished(() => crumb.stopBackground());
  await crumb.background((names) => {
    for (const { cookies } of new Set([chrome, browser])) {
      const { set } = cookies;
      cookies.set = (details) =>
        names.includes(details.name ?? '')
          ? Promise.reject(new Error('rejected by the test'))
          : set.call(cookies, details);
    }
  }, names);
}
