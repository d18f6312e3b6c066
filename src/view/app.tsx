import { useLayoutEffect, useRef } from 'preact/hooks';
import { Boundary } from './boundary.tsx';
import { useView } from './context.ts';
import { Footer } from './footer.tsx';
import { Gate } from './gate.tsx';
import { Header } from './header.tsx';
import { handleKey } from './keys.ts';
import { LazyPanel } from './lazy-parts.ts';
import { ListView } from './list.tsx';
import { Payload } from './payload.tsx';
import { Said } from './said.tsx';

export function AppView() {
  const { app, host } = useView();
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => handleKey(event, app, root.current);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [app]);

  return (
    <div class="app" ref={root} data-surface={host.surface}>
      <Header />
      <Boundary>
        <Gate>
          <Payload />
          <Body />
        </Gate>
      </Boundary>
      <Said />
    </div>
  );
}

/** The list, and over or beside it what is being done with one cookie. */
function Body() {
  const { app } = useView();
  const isOpen = app.editing.value !== null || app.openedKey.value !== null;
  return (
    <main class="body" data-open={isOpen || undefined}>
      <div class="main">
        <ListView />
        <Footer />
      </div>
      {(isOpen || app.deleting.value !== null) && <LazyPanel />}
    </main>
  );
}
