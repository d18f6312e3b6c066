import type { Import } from '../../model/import/import-model.ts';
import { warningsOf } from '../../model/import/warnings-of.ts';
import { shownData } from '../../model/text/shown-data.ts';
import { SomeNames } from '../findings/some-names.tsx';
import { useView } from '../parts/context.ts';

/** How many warnings are listed; the others are counted. */
const MAX_SHOWN = 12;

/** What the text does not say about its cookies, so that they get defaults. */
export function ImportWarnings({ model }: { model: Pick<Import, 'result'> }) {
  const { text } = useView();
  const cookies = model.result.value?.cookies ?? [];
  const warnings = warningsOf(cookies);
  if (warnings.length === 0) return null;
  return (
    <ul class="import-warnings soft">
      {warnings.slice(0, MAX_SHOWN).map(({ warning: { code, data }, cookies: concerned }) => (
        <li key={JSON.stringify([code, data])}>
          {text(`formatWarning_${code}`, shownData(data))}{' '}
          {concerned.length < cookies.length ? (
            <SomeNames cookies={concerned} />
          ) : (
            cookies.length > 1 && <small>{text('exportAllOfThem')}</small>
          )}
        </li>
      ))}
      {warnings.length > MAX_SHOWN && <li>{text('andMore', { count: warnings.length - MAX_SHOWN })}</li>}
    </ul>
  );
}
