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
import type { Surroundings } from '../host/model-deps.ts';
import { nextRedo, nextUndo } from './next-step.ts';
import { moveStep, type Taken, takeStep } from './take-step.ts';

type Conflicts = Extract<Problem, { code: 'changed-since' }>['conflicts'];

/** What was asked for: a new step, or one of the history to be brought to one of its sides. */
export interface Asked {
  id: string;
  kind: StepKind;
  /** Where it leads to: `after` does it (again), `before` undoes it. */
  to: 'before' | 'after';
  /** The first of `count`. */
  cookies: readonly CookieId[];
  count: number;
}

/** What came of the last thing that was done. */
export interface Told {
  asked: Asked;
  /** As it was when it was told; null: nothing was changed. */
  step: StepSummary | null;
  failures: Taken['failures'];
  /** Why nothing was tried at all. */
  problem: Problem | null;
}

/** Going on would overwrite what changed since. */
export interface Question {
  asked: Asked;
  conflicts: Conflicts;
}

interface Source extends Pick<Surroundings, 'bridge' | 'host'> {
  connection: ReadonlySignal<string>;
  /** The background was cut off under a request: what it had yet to tell of the jar is told by nobody. */
  cutOff(): void;
  fail(reason: unknown): void;
}

export const HistoryModel = createModel(({ bridge, host, connection, cutOff, fail }: Source) => {
  const history = signal<History | null>(null);
  const lastTold = signal<Told | null>(null);
  const question = signal<Question | null>(null);
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
  const told = computed((): Told | null => {
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
  async function run(asked: Asked, act: () => ReturnType<typeof takeStep>): Promise<Told | null> {
    if (busy.peek().has(asked.id)) return null;
    busy.value = new Set([...busy.peek(), asked.id]);
    try {
      const result = await act();
      if ('taken' in result ? result.taken.results === null : result.problem.code === 'disconnected') cutOff();
      if ('problem' in result && result.problem.code === 'changed-since') {
        question.value = { asked, conflicts: result.problem.conflicts };
        return null;
      }
      const next: Told =
        'problem' in result
          ? { asked, step: null, failures: [], problem: result.problem }
          : { asked, step: result.taken.step, failures: result.taken.failures, problem: null };
      batch(() => {
        if (next.step) note(next.step);
        lastTold.value = next;
      });
      return next;
    } catch (reason) {
      fail(reason);
      return null;
    } finally {
      busy.value = new Set([...busy.peek()].filter((id) => id !== asked.id));
    }
  }

  function take(step: NewStep): Promise<Told | null> {
    const { id, kind, exchanges } = step;
    const cookies = exchanges.flatMap(({ before, after }) => before[0] ?? after[0] ?? []);
    const asked: Asked = { id, kind, to: 'after', cookies, count: exchanges.length };
    return run(asked, () => takeStep(bridge, step));
  }

  /** Undo (`before`), redo, or the end of what was cut off or failed (`after`). */
  function move(
    { id, kind, cookies, count }: StepSummary | Asked,
    to: Asked['to'],
    anyway = false,
  ): Promise<Told | null> {
    const asked: Asked = { id, kind, cookies, count, to };
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
    const asked = question.peek()?.asked;
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
      if (id === null || lastTold.peek()?.asked.id === id) lastTold.value = null;
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
