import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { App } from '../../model/app/app-model.ts';
import { useView } from '../parts/context.ts';
import { LazyStates } from './lazy-states.ts';

/** How long a list may take before "loading" is shown, in milliseconds. */
const LOADING_DELAY = 400;

/**
 * Shows `children` where there is a list, and otherwise why there is none and what to do. Meanwhile states.css hides an open form,
 * which keeps what was typed.
 */
export function Gate({ children }: { children: ComponentChildren }) {
  const { app } = useView();
  const isClosed = isShut(app);
  return (
    <>
      {isClosed && <LazyStates part="noList" />}
      {(!isClosed || app.editing.value) && children}
    </>
  );
}

/** Whether there is no list that a person may see. */
export function isShut({ listing: { value } }: App): boolean {
  return !value || value.access.status === 'none';
}

/** Whether neither a list nor a reason why there is none is known yet. */
export function isWaiting({ feed: { listing, problem, connection, bug } }: App): boolean {
  return !listing.value && !problem.value && bug.value === null && connection.value !== 'lost';
}

/** Nothing at first: most lists are there before a person could read that they are being read. */
export function Loading() {
  const { text } = useView();
  const isLate = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      isLate.value = true;
    }, LOADING_DELAY);
    return () => clearTimeout(timer);
  }, [isLate]);
  if (!isLate.value) return null;
  return (
    <div class="loading" aria-busy="true">
      <p class="soft">{text('loading')}</p>
    </div>
  );
}
