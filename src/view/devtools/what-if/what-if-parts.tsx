import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { lazy } from '../../parts/lazy.tsx';
import { useWhatIf } from './what-if-context.ts';
import { WhatIfPrediction } from './what-if-prediction.tsx';
import { WhatIfQuestion } from './what-if-question.tsx';
import { WhatIfSandbox } from './what-if-sandbox.tsx';
import '../log/details.css';
import './what-if.css';

const LazyEditor = lazy(async () => (await import('./what-if-editor.tsx')).WhatIfEditor);

/** The question, the prediction and the sandbox, and beside, below or over them the editor of a cookie of the sandbox. */
export function WhatIfParts({ divider }: { divider?: ComponentChildren }) {
  const { whatIf } = useWhatIf();
  useEffect(whatIf.open, []);
  useEffect(() => void LazyEditor.fetch(), []);
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
      {editing && divider}
      {editing && <LazyEditor editing={editing} />}
    </div>
  );
}
