import { effect } from '@preact/signals';
import type { App } from '../model/app/app-model.ts';

/** Calls `run` once the first screen is complete: its list is painted and what follows it is drawn. Never after the abort. */
export function whenComplete(app: App, signal: AbortSignal, run: () => void): void {
  const stop = effect(() => {
    if (!app.steps.value) return;
    queueMicrotask(() => stop());
    run();
  });
  signal.addEventListener('abort', () => stop());
}
