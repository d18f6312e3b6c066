import type { ComponentType } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Boundary } from './boundary.tsx';
import { Header } from './headline/header.tsx';
import { Payload } from './headline/payload.tsx';
import type { handleKey as HandleKey } from './keys.ts';
import { Footer } from './list/footer.tsx';
import { ListView } from './list/list.tsx';
import { LazySidePane } from './pane/lazy-side-pane.ts';
import { useView } from './parts/context.ts';
import { Gate } from './states/gate.tsx';
import { Notices } from './states/notices.tsx';
import { SurfaceMain } from './states/surface-main.tsx';
import { LazySteps } from './steps/lazy-steps.ts';

/** The view of cookies; a surface with more room has a list of its own. */
export function AppView({ list = ListView }: { list?: ComponentType }) {
  const { app, host } = useView();
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let handle: typeof HandleKey | undefined;
    const fetched = import('./keys.ts').then(({ handleKey }) => {
      handle = handleKey;
      return handleKey;
    });
    const listen = (event: KeyboardEvent): void => {
      // A key that comes before the code that knows it waits for it.
      if (handle) handle(event, app, root.current);
      else void fetched.then((late) => late(event, app, root.current));
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [app]);

  return (
    <div class="app" ref={root} data-surface={host.surface}>
      <Header />
      <Boundary>
        <Gate>
          <Payload />
          <Body list={list} />
        </Gate>
      </Boundary>
      <p class="unseen" role="status" aria-live="polite">
        {app.steps.value && <LazySteps part="said" />}
      </p>
    </div>
  );
}

/** The list, and over or beside it what is being done with one cookie, or what was done. */
function Body({ list: List }: { list: ComponentType }) {
  const { app } = useView();
  const isOpen = app.editing.value !== null || app.openedKey.value !== null || app.isHistoryOpen.value;
  const steps = app.steps.value;
  const isAsked = steps && (steps.deletion.asking.value ?? steps.history.question.value) !== null;
  return (
    <SurfaceMain class="body" data-open={isOpen || undefined}>
      <div class="main">
        <List />
        <Notices />
        <Footer />
      </div>
      {isOpen && <LazySidePane />}
      {isAsked && <LazySteps part="question" />}
    </SurfaceMain>
  );
}
