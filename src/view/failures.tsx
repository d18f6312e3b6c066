import type { StepSummary } from '../contract.ts';
import { useView } from './context.ts';
import { ProblemText, problemData, problemKey } from './problem-text.tsx';
import { cookieName } from './step-text.ts';

/** More are counted, not named. */
const NAMED = 100;

/** The cookies for which it could not be done, each with the reason. */
export function Failures({ failures }: Pick<StepSummary, 'failures'>) {
  const { text } = useView();
  const [first, second] = failures;
  if (!first) return null;
  if (!second) return <ProblemText problem={first.problem} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
    <ul class="failures" tabIndex={0}>
      {failures.slice(0, NAMED).map(({ id, problem }) => (
        <li key={JSON.stringify(id)}>
          <b>{cookieName(id, text)}</b>{' '}
          <small>
            {id.domain}
            {id.path}
          </small>
          {': '}
          {text(problemKey(problem), { ...problemData(problem), name: cookieName(id, text) })}
        </li>
      ))}
      {failures.length > NAMED && <li>{text('andMore', { count: failures.length - NAMED })}</li>}
    </ul>
  );
}
