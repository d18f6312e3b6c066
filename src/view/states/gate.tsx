import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useView } from '../parts/context.ts';
import { LazyStates } from './lazy-states.ts';

/** A list that is there sooner than this shows no "loading" at all, in milliseconds. */
const PATIENCE = 400;

/** Shows `children` once there is a list to show, and until then why not and what to do. */
export function Gate({ children }: { children: ComponentChildren }) {
  const { app } = useView();
  const { listing, problem, connection, bug } = app.feed;
  const known = listing.value;
  if (problem.value || known?.access.status === 'none') return <LazyStates part="noList" />;
  if (known) return <>{children}</>;
  return bug.value !== null || connection.value === 'lost' ? <LazyStates part="noList" /> : <Loading />;
}

function Loading() {
  const { text } = useView();
  const isLate = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      isLate.value = true;
    }, PATIENCE);
    return () => clearTimeout(timer);
  }, [isLate]);
  return (
    <div class="loading" aria-busy="true">
      {isLate.value && <p class="soft">{text('loading')}</p>}
    </div>
  );
}
