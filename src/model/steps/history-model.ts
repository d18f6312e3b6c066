/**
 * The steps of this browser session, with undo and redo. The background stores them; this is what a surface shows of them
 * and asks a person about.
 *
 *   idle --apply/move--> busy --reply--> report: shown until the next step, or until it is dismissed
 *                         | changed-since
 *                         +--> question --overwrite--> busy;  --cancel--> idle
 */
import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Problem } from '../../contract/problem.ts';
import type { History, NewStep, StepKind, StepSummary } from '../../contract/steps.ts';
import type { CookieId } from '../../cookie/cookie.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { nextRedo, nextUndo } from './next-step.ts';
import { moveStep, runStep, type StepReply } from './run-step.ts';

type Conflicts = Extract<Problem, { code: 'changed-since' }>['conflicts'];

/** A request to make a new step, or to undo or redo one of the history. */
export interface StepRequest {
  id: string;
  kind: StepKind;
  /** `after` makes the step, or makes it again; `before` undoes it. */
  to: 'before' | 'after';
  /** The first of `count`. */
  cookies: readonly CookieId[];
  count: number;
}

/** The result of the last request. */
export interface StepReport {
  request: StepRequest;
  /** The step when the reply came; null: nothing was changed. */
  step: StepSummary | null;
  failures: StepReply['failures'];
  /** Why nothing was tried; null: something was. */
  problem: Problem | null;
  /** Opens the form again whose save failed after it was closed. */
  reopen?(): void;
}

/** The question before a request overwrites cookies that changed since the step. */
export interface OverwriteQuestion {
  request: StepRequest;
  conflicts: Conflicts;
}

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  connection: ReadonlySignal<string>;
  /** The background stopped during a request: its announcements of changes may be lost. */
  onDisconnect(): void;
  fail(error: unknown): void;
}

export const HistoryModel = createModel(({ bridge, host, connection, onDisconnect, fail }: Source) => {
  const history = signal<History | null>(null);
  const lastReport = signal<StepReport | null>(null);
  const question = signal<OverwriteQuestion | null>(null);
  /** Ids of the steps of the running requests. */
  const busy = signal<ReadonlySet<string>>(new Set());

  /** Undo and redo wait in it for the one before, and all for the history: without it nobody knows which step is the last. */
  let queue: Promise<unknown> = new Promise<void>((resolve) => {
    effect(() => {
      if (history.value) resolve();
    });
  });

  const steps = computed((): readonly StepSummary[] => history.value?.steps ?? []);
  const undoable = computed(() => nextUndo(steps.value));
  const redoable = computed(() => nextRedo(steps.value));
  const unsettled = computed(() => steps.value.filter(({ state }) => state === 'unsettled'));

  /**
   * The last report with the step as it is now: it may have been undone in another window. While a step is being made again,
   * the report of its last result stays.
   */
  const report = computed((): StepReport | null => {
    const last = lastReport.value;
    const live = last?.step && steps.value.find(({ id }) => id === last.step?.id);
    return last && live && live.state !== 'open' ? { ...last, step: live } : last;
  });

  async function read(): Promise<void> {
    const result = await bridge.request.readHistory(null);
    if ('value' in result) history.value = result.value;
  }

  /** Updates the step in the history: the reply may arrive before the event about it. */
  function updateStep(step: StepSummary): void {
    const previous = history.peek() ?? { steps: [], dropped: 0 };
    const { steps: oldSteps } = previous;
    const isKnown = oldSteps.some(({ id }) => id === step.id);
    const steps = isKnown ? oldSteps.map((oldStep) => (oldStep.id === step.id ? step : oldStep)) : [step, ...oldSteps];
    history.value = { ...previous, steps };
  }

  /** Runs one request; returns its report, or null if a person is asked first or the same step is already running. */
  async function run(request: StepRequest, act: () => ReturnType<typeof runStep>): Promise<StepReport | null> {
    if (busy.peek().has(request.id)) return null;
    busy.value = new Set([...busy.peek(), request.id]);
    try {
      const result = await act();
      if ('reply' in result ? result.reply.results === null : result.problem.code === 'disconnected') onDisconnect();
      if ('problem' in result && result.problem.code === 'changed-since') {
        question.value = { request, conflicts: result.problem.conflicts };
        return null;
      }
      const next: StepReport =
        'problem' in result
          ? { request, step: null, failures: [], problem: result.problem }
          : { request, step: result.reply.step, failures: result.reply.failures, problem: null };
      batch(() => {
        if (next.step) updateStep(next.step);
        lastReport.value = next;
      });
      return next;
    } catch (error) {
      fail(error);
      return null;
    } finally {
      busy.value = new Set([...busy.peek()].filter((id) => id !== request.id));
    }
  }

  function apply(step: NewStep): Promise<StepReport | null> {
    const { id, kind, exchanges } = step;
    const cookies = exchanges.flatMap(({ before, after }) => before[0] ?? after[0] ?? []);
    const request: StepRequest = { id, kind, to: 'after', cookies, count: exchanges.length };
    return run(request, () => runStep(bridge, step));
  }

  /** Undoes a step (`before`), or redoes it or completes one that was interrupted or failed (`after`). */
  function move(
    { id, kind, cookies, count }: StepSummary | StepRequest,
    to: StepRequest['to'],
    anyway = false,
  ): Promise<StepReport | null> {
    const request: StepRequest = { id, kind, cookies, count, to };
    return run(request, () => moveStep(bridge, anyway ? { id, to, anyway } : { id, to }));
  }

  /**
   * Undoes the last step. Three calls in a row undo three steps: each step is chosen when the one before is undone, and the
   * first when the history has been read.
   */
  function undo(): void {
    queue = queue.then(() => {
      const step = undoable.peek();
      return step && move(step, 'before');
    });
  }

  function redo(): void {
    queue = queue.then(() => {
      const step = redoable.peek();
      return step && move(step, 'after');
    });
  }

  function overwrite(): void {
    const request = question.peek()?.request;
    question.value = null;
    if (request) void move(request, request.to, true);
  }

  function cancel(): void {
    question.value = null;
  }

  /** Shows a report of a step that was not run here. */
  function showReport(shown: StepReport): void {
    lastReport.value = shown;
  }

  function dismiss(): void {
    lastReport.value = null;
  }

  /** Forgets one step, or all. Returns why it may still be there; null: it is forgotten. */
  async function forget(id: string | null): Promise<Problem | null> {
    const result = await bridge.request.forgetSteps(id);
    if ('problem' in result) return result.problem;
    batch(() => {
      history.value = result.value;
      if (id === null || lastReport.peek()?.request.id === id) lastReport.value = null;
    });
    return null;
  }

  effect(() => bridge.on('historyChanged', (next) => (history.value = next)));
  /** When the background is connected again, its history is read: events may have been lost. */
  effect(() => {
    if (connection.value === 'live') void read().catch(fail);
  });
  effect(() => host.onShown(() => void read().catch(fail)));

  return {
    history,
    steps,
    undoable,
    redoable,
    unsettled,
    report,
    question,
    busy,
    read,
    apply,
    move,
    undo,
    redo,
    overwrite,
    cancel,
    showReport,
    dismiss,
    forget,
  };
});
export type StepHistory = InstanceType<typeof HistoryModel>;
