import type { ComponentType } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Boundary } from './boundary.tsx';
import { Header } from './headline/header.tsx';
import { Payload } from './headline/payload.tsx';
import { Footer } from './list/footer.tsx';
import { ListView } from './list/list.tsx';
import { LazySidePane } from './pane/lazy-side-pane.ts';
import { useView } from './parts/context.ts';
import { Gate, isWaiting, Loading } from './states/gate.tsx';
import { Notices } from './states/notices.tsx';
import { SurfaceMain } from './states/surface-main.tsx';
import { LazySteps } from './steps/lazy-steps.ts';

interface Props {
  list?: ComponentType | undefined;
  /** Between the list and the open pane. */
  divider?: ComponentType | undefined;
}

/** The view of cookies. A surface with more room passes a list of its own, and what divides it from the open pane. */
export function AppView({ list, divider }: Props) {
  const { app, host } = useView();
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const earlyKeys: KeyboardEvent[] = [];
    const keep = (event: KeyboardEvent): void => void earlyKeys.push(event);
    document.addEventListener('keydown', keep, { signal });
    void import('./late-listeners.ts').then(({ addLateListeners }) => {
      document.removeEventListener('keydown', keep);
      addLateListeners(app, root, host, earlyKeys, signal);
    });
    return () => ending.abort();
  }, [app, host]);

  // Drawn at once, and not part by part while the page and its cookies are being read. An open form stays in the document.
  if (isWaiting(app) && !app.editing.value) return <Loading />;
  return (
    <div class="app" ref={root} data-surface={host.surface}>
      <Header />
      <Boundary>
        <Gate>
          <Payload />
          <Body list={list} divider={divider} />
        </Gate>
      </Boundary>
      <p class="unseen" role="status" aria-live="polite">
        {app.steps.value && <LazySteps part="live" />}
      </p>
    </div>
  );
}

/** The list, and over or beside it the open pane: the details or the editor of one cookie, or the history. */
function Body({ list: List = ListView, divider: Divider }: Props) {
  const { app } = useView();
  const isOpen = app.editing.value !== null || app.openedKey.value !== null || app.isHistoryOpen.value;
  const steps = app.steps.value;
  const hasQuestion =
    steps && (steps.deletion.asking.value ?? steps.history.question.value ?? steps.dialog.value) !== null;
  return (
    <SurfaceMain class="body" data-open={isOpen || undefined}>
      <div class="main">
        <List />
        <Notices />
        <Footer />
      </div>
      {isOpen && Divider && <Divider />}
      {isOpen && <LazySidePane />}
      {hasQuestion && <LazySteps part="question" />}
    </SurfaceMain>
  );
}
