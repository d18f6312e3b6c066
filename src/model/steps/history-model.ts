/**
 * What Crumb did in this browser session, and the way back. The background holds the steps; here is what a surface shows
 * of them, and what a person is asked.
 *
 *   idle --take/move--> busy --answer--> told: stays until the next step, or until it is put away
 *                        | changed-since
 *                        +--> asked --overwrite--> busy;  --leave it--> idle
 */
import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Problem } from '../../contract/problem.ts';
import type { History, NewStep, StepKind, StepSummary } from '../../contract/steps.ts';
import type { CookieId } from '../../cookie/cookie.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { nextRedo, nextUndo } from './next-step.ts';
import { moveStep, runStep, type StepReply } from './run-step.ts';

type Conflicts = Extract<Problem, { code: 'changed-since' }>['conflicts'];

/** What was asked for: a new step, or one of the history to be brought to one of its sides. */
export interface StepRequest {
  id: string;
  kind: StepKind;
  /** Where it leads to: `after` does it (again), `before` undoes it. */
  to: 'before' | 'after';
  /** The first of `count`. */
  cookies: readonly CookieId[];
  count: number;
}

/** What came of the last thing that was done. */
export interface StepReport {
  request: StepRequest;
  /** As it was when it was told; null: nothing was changed. */
  step: StepSummary | null;
  failures: StepReply['failures'];
  /** Why nothing was tried at all. */
  problem: Problem | null;
}

/** Going on would overwrite what changed since. */
export interface OverwriteQuestion {
  request: StepRequest;
  conflicts: Conflicts;
}

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  connection: ReadonlySignal<string>;
  /** The background was cut off under a request: what it had yet to tell of the jar is told by nobody. */
  cutOff(): void;
  fail(error: unknown): void;
}

export const HistoryModel = createModel(({ bridge, host, connection, cutOff, fail }: Source) => {
  const history = signal<History | null>(null);
  const lastTold = signal<StepReport | null>(null);
  const question = signal<OverwriteQuestion | null>(null);
  /** Ids of the steps that are being done. */
  const busy = signal<ReadonlySet<string>>(new Set());

  let turn: Promise<unknown> = Promise.resolve();

  const steps = computed((): readonly StepSummary[] => history.value?.steps ?? []);
  const undoable = computed(() => nextUndo(steps.value));
  const redoable = computed(() => nextRedo(steps.value));
  const unsettled = computed(() => steps.value.filter(({ state }) => state === 'unsettled'));

  /**
   * What is told, with the step as it is now: it may have been undone in another window. While it is being done again
   * what came of it before stands; nothing is called done before it is.
   */
  const told = computed((): StepReport | null => {
    const last = lastTold.value;
    const live = last?.step && steps.value.find(({ id }) => id === last.step?.id);
    return last && live && live.state !== 'open' ? { ...last, step: live } : last;
  });

  async function read(): Promise<void> {
    const result = await bridge.request.readHistory(null);
    if ('value' in result) history.value = result.value;
  }

  /** The answer may come before the event that tells of it. */
  function note(step: StepSummary): void {
    const { steps: known, dropped } = history.peek() ?? { steps: [], dropped: 0 };
    const isKnown = known.some(({ id }) => id === step.id);
    const steps = isKnown ? known.map((one) => (one.id === step.id ? step : one)) : [step, ...known];
    history.value = { steps, dropped };
  }

  /** Runs one thing with a step; answers what came of it, or null where a person is asked first or it is being done already. */
  async function run(asked: StepRequest, act: () => ReturnType<typeof runStep>): Promise<StepReport | null> {
    if (busy.peek().has(asked.id)) return null;
    busy.value = new Set([...busy.peek(), asked.id]);
    try {
      const result = await act();
      if ('taken' in result ? result.taken.results === null : result.problem.code === 'disconnected') cutOff();
      if ('problem' in result && result.problem.code === 'changed-since') {
        question.value = { request: asked, conflicts: result.problem.conflicts };
        return null;
      }
      const next: StepReport =
        'problem' in result
          ? { request: asked, step: null, failures: [], problem: result.problem }
          : { request: asked, step: result.taken.step, failures: result.taken.failures, problem: null };
      batch(() => {
        if (next.step) note(next.step);
        lastTold.value = next;
      });
      return next;
    } catch (error) {
      fail(error);
      return null;
    } finally {
      busy.value = new Set([...busy.peek()].filter((id) => id !== asked.id));
    }
  }

  function take(step: NewStep): Promise<StepReport | null> {
    const { id, kind, exchanges } = step;
    const cookies = exchanges.flatMap(({ before, after }) => before[0] ?? after[0] ?? []);
    const asked: StepRequest = { id, kind, to: 'after', cookies, count: exchanges.length };
    return run(asked, () => runStep(bridge, step));
  }

  /** Undo (`before`), redo, or the end of what was cut off or failed (`after`). */
  function move(
    { id, kind, cookies, count }: StepSummary | StepRequest,
    to: StepRequest['to'],
    anyway = false,
  ): Promise<StepReport | null> {
    const asked: StepRequest = { id, kind, cookies, count, to };
    return run(asked, () => moveStep(bridge, anyway ? { id, to, anyway } : { id, to }));
  }

  /** Pressed three times in a row it undoes three steps: each is chosen when the one before is done. */
  function undo(): void {
    turn = turn.then(() => {
      const step = undoable.peek();
      return step && move(step, 'before');
    });
  }

  function redo(): void {
    turn = turn.then(() => {
      const step = redoable.peek();
      return step && move(step, 'after');
    });
  }

  function overwrite(): void {
    const asked = question.peek()?.request;
    question.value = null;
    if (asked) void move(asked, asked.to, true);
  }

  function leave(): void {
    question.value = null;
  }

  function dismiss(): void {
    lastTold.value = null;
  }

  async function forget(id: string | null): Promise<void> {
    const result = await bridge.request.forgetSteps(id);
    if (!('value' in result)) return;
    batch(() => {
      history.value = result.value;
      if (id === null || lastTold.peek()?.request.id === id) lastTold.value = null;
    });
  }

  effect(() => bridge.on('historyChanged', (next) => (history.value = next)));
  /** What happened while the background was away is read when it answers again. */
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
    told,
    question,
    busy,
    read,
    take,
    move,
    undo,
    redo,
    overwrite,
    leave,
    dismiss,
    forget,
  };
});
export type StepHistory = InstanceType<typeof HistoryModel>;
