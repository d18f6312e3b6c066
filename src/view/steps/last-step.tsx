import { useEffect, useRef } from 'preact/hooks';
import type { StepSummary } from '../../contract/steps.ts';
import { toText } from '../../cookie/octets.ts';
import type { StepReport } from '../../model/steps/history-model.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { LateIcon } from '../parts/late-icon.tsx';
import { ProblemText } from '../parts/problem-text.tsx';
import { StepActions } from './step-actions.tsx';
import { StepProblems } from './step-problems.tsx';
import { cookieName, stepText } from './step-text.ts';

/** The outcome of the last step, steps that were interrupted and are still unsettled, and a value that was not copied. */
export function LastStep() {
  const { app } = useView();
  const history = app.steps.value?.history;
  const report = history?.report.value ?? null;
  const unsettled = (history?.unsettled.value ?? []).filter(({ id }) => id !== report?.step?.id);
  return (
    <>
      {unsettled.map((step) => (
        <Unsettled key={step.id} step={step} />
      ))}
      {report && <LastReport report={report} />}
      <NotCopied />
    </>
  );
}

/** The browser did not let Crumb copy the value of a cookie. */
function NotCopied() {
  const { app, text } = useView();
  const { value: announcement } = app.announcement;
  if (announcement?.key !== 'saidNotCopied') return null;
  return (
    <div class="done" data-severity="bad">
      <Icon name="bad" />
      <div class="done-text">
        <strong>{text('saidNotCopied', { name: shownText(toText(announcement.name)) })}</strong> {text('notCopied_do')}
      </div>
      <Dismiss
        act={() => {
          app.announcement.value = null;
        }}
      />
    </div>
  );
}

function Dismiss({ act }: { act(): void }) {
  const { text } = useView();
  return (
    <button type="button" class="quiet" aria-label={text('dismiss')} title={text('dismiss')} onClick={act}>
      <LateIcon name="close" />
    </button>
  );
}

/** A step that was interrupted, and whose result the browser's cookies do not show. */
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

function LastReport({ report }: { report: StepReport }) {
  const { app, text } = useView();
  const bar = useRef<HTMLDivElement>(null);
  const { step, failures, problem } = report;
  const isFailed = step === null || failures.length > 0 || step.state === 'unsettled';

  // If the focused element was removed and no row can get the focus, the first button here gets it.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) bar.current?.querySelector('button')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [report.request.id]);

  return (
    <div class="done" ref={bar} data-severity={isFailed ? 'bad' : undefined} data-step={report.request.id}>
      {isFailed && <Icon name="bad" />}
      <div class="done-text">
        <strong>{reportText(report, useView())}</strong>
        {problem && <ProblemText problem={problem} />}
        {!step && !problem && failures.length === 0 && <p>{text('lostBefore')}</p>}
        <StepProblems failures={failures} count={report.request.count} />
      </div>
      <DeleteAsItIs report={report} />
      {step && <StepActions step={step} />}
      {report.reopen && (
        <button type="button" onClick={report.reopen}>
          {text('reopenForm')}
        </button>
      )}
      <Dismiss act={() => app.steps.value?.history.dismiss()} />
    </div>
  );
}

/** Offers to delete a cookie that has changed since it was to be deleted. */
function DeleteAsItIs({ report: { request, failures } }: { report: StepReport }) {
  const { app, text } = useView();
  const problem = failures[0]?.problem;
  if (request.kind !== 'delete' || request.to !== 'after' || request.count !== 1 || problem?.code !== 'changed')
    return null;
  const { now } = problem;
  if (!now) return null;
  return (
    <button type="button" class="danger" onClick={() => app.steps.value?.deletion.deleteOne(now)}>
      {text('deleteAsItIs')}
    </button>
  );
}

function reportText({ request, step }: StepReport, { host, text }: ReturnType<typeof useView>): string {
  const isUndone = step?.state === 'undone' || (step?.state !== 'done' && request.to === 'before');
  const { kind, cookies, count } = request;
  const name = cookieName(cookies[0], text);
  if (!step)
    return text(isUndone ? 'notUndone' : `step_${kind}_failed`, { count, name, what: stepText(request, host) });
  if (step.state === 'unsettled') return text('unsettled', { what: stepText(step, host) });
  if (step.state === 'open') return text('unfinished', { what: stepText(step, host) });
  return stepText(step, host, isUndone);
}
