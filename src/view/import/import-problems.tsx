import type { Import } from '../../model/import/import-model.ts';
import { shownData } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';

/** How many problems are listed; the others are counted. */
const MAX_SHOWN = 20;

/** Why parts of the text, or all of it, gave no cookie, each with its place. */
export function ImportProblems({ model }: { model: Pick<Import, 'result'> }) {
  const { text } = useView();
  const problems = model.result.value?.problems ?? [];
  if (problems.length === 0) return null;
  return (
    <div class="finding" data-severity="bad" role="alert">
      <strong>{text('importProblems', { count: problems.length })}</strong>
      <ul>
        {problems.slice(0, MAX_SHOWN).map(({ code, line, column, data }) => (
          <li key={`${code} ${line} ${column} ${data.field}`}>
            {text('importPlaceOf', { line, column })} {text(`formatProblem_${code}`, shownData(data))}
          </li>
        ))}
      </ul>
      {problems.length > MAX_SHOWN && <p>{text('andMore', { count: problems.length - MAX_SHOWN })}</p>}
    </div>
  );
}
