import { useEffect, useRef } from 'preact/hooks';
import type { StepSummary } from '../../contract/steps.ts';
import type { StepReport as LastTold } from '../../model/steps/history-model.ts';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { LateIcon } from '../parts/late-icon.tsx';
import { ProblemText } from '../parts/problem-text.tsx';
import { StepActions } from './step-actions.tsx';
import { StepProblems } from './step-problems.tsx';
import { cookieName, stepText } from './step-text.ts';

/** What came of the last thing done, and what was cut off and could not be settled; each with the way back. */
export function LastStep() {
  const { app } = useView();
  const history = app.steps.value?.history;
  const told = history?.told.value ?? null;
  const unsettled = (history?.unsettled.value ?? []).filter(({ id }) => id !== told?.step?.id);
  return (
    <>
      {unsettled.map((step) => (
        <Unsettled key={step.id} step={step} />
      ))}
      {told && <LastDone told={told} />}
    </>
  );
}

/** Crumb was cut off in the middle, and the jar alone does not say what it was to be. */
function Unsettled({ step }: { step: StepSummary }) {
  const { host, text } = useView();
  return (
    <div class="done" data-severity="bad">
      <Icon name="bad" />
      <span class="done-text">
        <strong>{text('unsettled', { what: stepText(step, host) })}</strong> {text('unsettled_do')}
      </span>
      <StepActions step={step} />
    </div>
  );
}

function LastDone({ told }: { told: LastTold }) {
  const { app, text } = useView();
  const bar = useRef<HTMLDivElement>(null);
  const { step, failures, problem } = told;
  const isFailed = step === null || failures.length > 0 || step.state === 'unsettled';

  // Where what had the focus is gone and no row is left to take it, the way back does.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) bar.current?.querySelector('button')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [told.request.id]);

  return (
    <div class="done" ref={bar} data-severity={isFailed ? 'bad' : undefined} data-step={told.request.id}>
      {isFailed && <Icon name="bad" />}
      <div class="done-text">
        <strong>{toldText(told, useView())}</strong>
        {problem && <ProblemText problem={problem} />}
        {!step && !problem && failures.length === 0 && <p>{text('lostBefore')}</p>}
        <StepProblems failures={failures} count={told.request.count} />
      </div>
      <DeleteAsItIs told={told} />
      {step && <StepActions step={step} />}
      <button
        type="button"
        class="quiet"
        aria-label={text('dismiss')}
        title={text('dismiss')}
        onClick={app.steps.value?.history.dismiss}
      >
        <LateIcon name="close" />
      </button>
    </div>
  );
}

/** The one cookie that was to be deleted is another now. */
function DeleteAsItIs({ told: { request: asked, failures } }: { told: LastTold }) {
  const { app, text } = useView();
  const problem = failures[0]?.problem;
  if (asked.kind !== 'delete' || asked.to !== 'after' || asked.count !== 1 || problem?.code !== 'changed') return null;
  const { now } = problem;
  if (!now) return null;
  return (
    <button type="button" class="danger" onClick={() => app.steps.value?.deletion.deleteOne(now)}>
      {text('deleteAsItIs')}
    </button>
  );
}

function toldText({ request: asked, step }: LastTold, { host, text }: ReturnType<typeof useView>): string {
  const isUndone = step?.state === 'undone' || (step?.state !== 'done' && asked.to === 'before');
  const { kind, cookies, count } = asked;
  const name = cookieName(cookies[0], text);
  if (!step) return text(isUndone ? 'notUndone' : `step_${kind}_failed`, { count, name, what: stepText(asked, host) });
  if (step.state === 'unsettled') return text('unsettled', { what: stepText(step, host) });
  if (step.state === 'open') return text('unfinished', { what: stepText(step, host) });
  return stepText(step, host, isUndone);
}
