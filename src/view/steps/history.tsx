import { useModel, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../contract/problem.ts';
import type { StepSummary } from '../../contract/steps.ts';
import { RecordingSwitch } from '../../model/timeline/recording-switch.ts';
import { useKeptFocus } from '../hooks/use-kept-focus.ts';
import { useSecondClickGuard } from '../hooks/use-second-click-guard.ts';
import { useView } from '../parts/context.ts';
import { LateIcon } from '../parts/late-icon.tsx';
import { Modal } from '../parts/modal.tsx';
import { PaneHead } from '../parts/pane-head.tsx';
import { ProblemText } from '../parts/problem-text.tsx';
import { RecordingCheckbox } from '../recording/recording-checkbox.tsx';
import { StepActions } from './step-actions.tsx';
import { StepProblems } from './step-problems.tsx';
import { stepText } from './step-text.ts';
import { whenText } from './when-text.ts';
import './steps.css';

/** How often times such as "2 min. ago" are updated, in milliseconds. */
const TICK = 10_000;

/** The steps of this browser session, newest first, each with its actions. Shows names of cookies, never values. */
export function HistoryView() {
  const { app, bridge, host, text } = useView();
  const recording = useModel(() => new RecordingSwitch({ listing: app.listing, bridge, host }));
  const panel = useRef<HTMLElement>(null);
  const isClearing = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const now = useSignal(host.now());
  const history = app.steps.value?.history;
  const steps = history?.steps.value ?? [];
  const dropped = history?.history.value?.dropped ?? 0;
  const unreadable = history?.history.value?.unreadable ?? 0;

  async function forget(id: string | null): Promise<void> {
    problem.value = (await history?.forget(id)) ?? null;
  }

  useLayoutEffect(() => {
    panel.current?.focus();
    return () => requestAnimationFrame(focusOpener);
  }, []);
  const guardSecondClick = useSecondClickGuard();
  useKeptFocus(panel);
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = host.now();
    }, TICK);
    return () => clearInterval(timer);
  }, [now, host]);

  return (
    <section
      class="panel history"
      aria-label={text('history')}
      tabIndex={-1}
      ref={panel}
      onClickCapture={guardSecondClick}
    >
      <PaneHead title={text('history')}>
        {(steps.length > 0 || unreadable > 0) && (
          <button
            type="button"
            class="danger"
            onClick={() => {
              isClearing.value = true;
            }}
          >
            {text('clearHistory')}
          </button>
        )}
      </PaneHead>
      <div class="panel-body">
        {problem.value && <ProblemText problem={problem.value} />}
        {steps.length === 0 ? (
          <div class="nothing">
            <strong>{text('historyEmpty')}</strong>
            <p class="soft">{text('historyEmpty_do')}</p>
          </div>
        ) : (
          <ol class="history-steps">
            {steps.map((step) => (
              <Step key={step.id} step={step} now={now.value} onForget={() => void forget(step.id)} />
            ))}
          </ol>
        )}
        {dropped > 0 && <p class="soft">{text('historyDropped', { count: dropped })}</p>}
        {unreadable > 0 && <p class="soft">{text('historyUnreadable', { count: unreadable })}</p>}
        <p class="soft">
          <small>{text('historyExplained')}</small>
        </p>
        <RecordingCheckbox recording={recording} />
        <p class="soft">
          <small>{text('recordingExplained')}</small>
        </p>
      </div>
      {isClearing.value && (
        <Modal
          title={text('clearHistoryAsk')}
          onClose={() => {
            isClearing.value = false;
          }}
        >
          <p>{text('clearHistoryAsk_do')}</p>
          <div class="buttons">
            <button
              type="button"
              onClick={() => {
                isClearing.value = false;
              }}
            >
              {text('cancel')}
            </button>
            <button
              type="button"
              class="danger primary"
              onClick={() => {
                isClearing.value = false;
                void forget(null);
              }}
            >
              {text('clearIt')}
            </button>
          </div>
        </Modal>
      )}
    </section>
  );
}

function Step({ step, now, onForget }: { step: StepSummary; now: number; onForget(): void }) {
  const { expiry, host, text } = useView();
  const { id, at, state, failures, incognito } = step;
  return (
    <li data-step={id} data-state={state}>
      <div class="step-line">
        <span class="step-text">{stepText(step, host)}</span>
        {state !== 'done' && (
          <span class="tag" data-state={state}>
            {text(`step_state_${state}`)}
          </span>
        )}
        {incognito && <span class="tag">{text('storePrivate')}</span>}
        <time class="soft" dateTime={new Date(at).toISOString()} title={expiry.local(at)}>
          {whenText(at, now, host)}
        </time>
        <StepActions step={step} />
        <button
          type="button"
          class="quiet"
          aria-label={text('forgetStep')}
          title={text('forgetStep')}
          onClick={onForget}
        >
          <LateIcon name="close" />
        </button>
      </div>
      <StepProblems failures={failures} count={step.count} />
    </li>
  );
}

/** Returns the focus to the button that opened the history, where it would be lost with the history. */
function focusOpener(): void {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('.top [aria-expanded]')?.focus();
}
