import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useView } from '../parts/context.ts';
import { LazyStates } from './lazy-states.ts';

/** How long a list may take before "loading" is shown, in milliseconds. */
const LOADING_DELAY = 400;

/** Shows `children` once there is a list, and until then why there is none and what to do. */
export function Gate({ children }: { children: ComponentChildren }) {
  const { app } = useView();
  const { listing, problem, connection, bug } = app.feed;
  const current = listing.value;
  if (problem.value || current?.access.status === 'none') return <LazyStates part="noList" />;
  if (current) return <>{children}</>;
  return bug.value !== null || connection.value === 'lost' ? <LazyStates part="noList" /> : <Loading />;
}

function Loading() {
  const { text } = useView();
  const isLate = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      isLate.value = true;
    }, LOADING_DELAY);
    return () => clearTimeout(timer);
  }, [isLate]);
  return (
    <div class="loading" aria-busy="true">
      {isLate.value && <p class="soft">{text('loading')}</p>}
    </div>
  );
}
