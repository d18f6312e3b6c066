import { useEffect } from 'preact/hooks';
import type { Changes } from '../../model/changes/changes-model.ts';
import { AllowButton } from '../parts/allow-button.tsx';
import { useView } from '../parts/context.ts';
import { ProblemText } from '../parts/problem-text.tsx';
import { ChangeRows } from './change-rows.tsx';

/** What storing several cookies would do, and why some cannot be stored. */
export function ChangesFound({ model }: { model: Changes }) {
  const { app, text } = useView();
  const { lackedOrigins, problem } = model;
  const access = app.listing.value?.access;
  // Access that was granted meanwhile changes what can be stored.
  useEffect(() => void model.predictAgain(), [model, access]);
  return (
    <>
      {problem.value && <ProblemText problem={problem.value} />}
      {lackedOrigins.value.length > 0 && (
        <p>
          {text('changesNoAccess')} <AllowButton origins={lackedOrigins.value} />
        </p>
      )}
      <ChangeRows model={model} />
    </>
  );
}
