import { useEffect } from 'preact/hooks';
import { useView } from '../../parts/context.ts';
import { lazy } from '../../parts/lazy.tsx';
import { usePanel } from '../log/panel-context.ts';
import { WhatIfPrediction } from './what-if-prediction.tsx';
import { WhatIfQuestion } from './what-if-question.tsx';
import { WhatIfSandbox } from './what-if-sandbox.tsx';
import '../log/details.css';
import './what-if.css';

const LazyEditor = lazy(async () => (await import('./what-if-editor.tsx')).WhatIfEditor);

/** Which cookies any request would send, with the browser's cookies as they are or with changes to them. */
export function WhatIfTab() {
  const { app, text } = useView();
  const { whatIf } = usePanel();
  useEffect(whatIf.open, []);
  useEffect(LazyEditor.fetch, []);
  if (app.feed.page.value === null) {
    return (
      <div class="nothing">
        <p>{text('whatIf_noPage')}</p>
      </div>
    );
  }
  const editing = whatIf.editing.value;
  return (
    <div class="split">
      <div class="what-if">
        <div class="what-if-parts">
          <WhatIfQuestion />
          <WhatIfPrediction />
          <WhatIfSandbox />
        </div>
      </div>
      {editing && <LazyEditor editing={editing} />}
    </div>
  );
}
