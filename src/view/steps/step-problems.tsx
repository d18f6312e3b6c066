import type { Problem } from '../../contract/problem.ts';
import type { StepSummary } from '../../contract/steps.ts';
import { AllowButton } from '../parts/allow-button.tsx';
import { useView } from '../parts/context.ts';
import { ProblemText, problemData, problemKey } from '../parts/problem-text.tsx';
import { Raw } from '../parts/raw.tsx';
import { cookieName } from './step-text.ts';

/** How many cookies are named; the others are counted. */
const MAX_NAMED = 100;

/** The cookies for which a step failed, each with the problem. `count` is the number of all cookies of the step. */
export function StepProblems({ failures, count }: Pick<StepSummary, 'failures' | 'count'>) {
  const { text } = useView();
  const [first] = failures;
  if (!first) return null;
  if (count === 1) return <ProblemText problem={first.problem} />;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <ul class="failures" tabIndex={0}>
        {failures.slice(0, MAX_NAMED).map(({ id, problem }) => (
          <li key={JSON.stringify(id)}>
            <b>{cookieName(id, text)}</b>{' '}
            <small>
              {id.domain}
              <Raw octets={id.path} />
            </small>
            {': '}
            {text(problemKey(problem), { ...problemData(problem), name: cookieName(id, text) })}
          </li>
        ))}
        {failures.length > MAX_NAMED && <li>{text('andMore', { count: failures.length - MAX_NAMED })}</li>}
      </ul>
      <WhatToDo problems={failures.map(({ problem }) => problem)} />
    </>
  );
}

/** What to do, where that is the same for all cookies. */
function WhatToDo({ problems }: { problems: Problem[] }) {
  const { text } = useView();
  const texts = new Set(problems.map((problem) => text(`${problemKey(problem)}_do`, problemData(problem))));
  const origins = problems.flatMap((problem) => (problem.code === 'no-host-permission' ? problem.origins : []));
  if (texts.size !== 1) return null;
  return (
    <>
      <p>{[...texts][0]}</p>
      {origins.length > 0 && <AllowButton origins={[...new Set(origins)]} />}
    </>
  );
}
