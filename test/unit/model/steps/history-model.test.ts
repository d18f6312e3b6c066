import { signal } from '@preact/signals';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Handlers } from '../../../../src/contract/requests.ts';
import type { StepSummary } from '../../../../src/contract/steps.ts';
import { HistoryModel } from '../../../../src/model/steps/history-model.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { until } from '../../../fixtures/until.ts';
import { background } from '../surroundings.ts';

const opened: Disposable[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one[Symbol.dispose]();
});

async function history(jar = [cookie('a'), cookie('b')], handlers: Partial<Handlers> = {}) {
  const from = background(jar, handlers);
  const failed: unknown[] = [];
  const connection = signal('live');
  const cutOff = vi.fn();
  const model = new HistoryModel({
    ...from.deps,
    connection,
    onDisconnect: cutOff,
    fail: (reason) => failed.push(reason),
  });
  opened.push(model);
  await until(() => expect(model.history.value).not.toBeNull());
  let count = 0;
  const remove = (name: string) => {
    const exchanges = [{ before: [cookie(name)], after: [] }];
    return model.apply({ id: `${++count} ${name}`, kind: 'delete', exchanges });
  };
  return { model, from, failed, connection, cutOff, remove };
}

const step = (id: string, state: StepSummary['state'], at = 0, movedAt = at): StepSummary => ({
  id,
  at,
  movedAt,
  kind: 'edit',
  state,
  cookies: [cookie(id)],
  count: 1,
  incognito: false,
  failures: [],
  canUndo: state !== 'undone',
  canRedo: state !== 'done',
});

describe('which step is next', () => {
  test.each<[title: string, steps: StepSummary[], undo: string | null, redo: string | null]>([
    ['nothing was done', [], null, null],
    ['two were done', [step('b', 'done', 2), step('a', 'done', 1)], 'b', null],
    ['one of two was undone', [step('b', 'undone', 2, 3), step('a', 'done', 1)], 'a', 'b'],
    ['both were undone', [step('b', 'undone', 2, 3), step('a', 'undone', 1, 4)], null, 'a'],
    ['one was undone before the other was done', [step('b', 'done', 4), step('a', 'undone', 1, 2)], 'b', null],
    ['and the other was undone too', [step('b', 'undone', 4, 5), step('a', 'undone', 1, 2)], null, 'b'],
    ['an older one was redone last', [step('b', 'done', 2), step('a', 'done', 1, 5)], 'a', null],
    ['one was done in part', [step('b', 'partly', 2), step('a', 'undone', 1, 3)], 'b', 'a'],
    ['one was cut off', [step('b', 'unsettled', 2)], 'b', null],
  ])('undo and redo after %s', async (_, steps, undo, redo) => {
    const { model, from } = await history();
    from.deps.bridge.emit('historyChanged', { steps, dropped: 0 });
    expect(model.undoable.value?.id ?? null).toBe(undo);
    expect(model.redoable.value?.id ?? null).toBe(redo);
  });
});

test('undo pressed many times in a row undoes as many steps, and redo does them again in their order', async () => {
  const { model, from, remove } = await history();
  await remove('a');
  await remove('b');
  expect(from.jar).toEqual([]);
  model.undo();
  model.undo();
  model.undo();
  await until(() => expect(from.jar).toHaveLength(2));
  await until(() => expect(model.undoable.value).toBeNull());
  model.redo();
  await until(() => expect(from.jar.map(({ name }) => name)).toEqual(['b']));
  model.redo();
  await until(() => expect(from.jar).toEqual([]));
});

test('the step report follows a step that is undone in another window', async () => {
  const { model, from, remove } = await history();
  const told = await remove('a');
  expect(model.report.value?.step?.state).toBe('done');
  await from.deps.bridge.request.moveStep({ id: told?.request.id ?? '', to: 'before' });
  expect(model.report.value?.step?.state).toBe('undone');
});

test('a step whose cookie changed since asks first; leaving it writes nothing, overwriting does', async () => {
  const { model, from, remove } = await history();
  await remove('a');
  from.jar = [...from.jar, cookie('a', { value: 'of the page' })];
  model.undo();
  await until(() => expect(model.question.value?.conflicts[0]?.now[0]?.value).toBe('of the page'));
  model.cancel();
  expect(from.jar.find(({ name }) => name === 'a')?.value).toBe('of the page');
  model.undo();
  await until(() => expect(model.question.value).not.toBeNull());
  model.overwrite();
  await until(() => expect(from.jar.find(({ name }) => name === 'a')?.value).toBe('v'));
});

test('a step that is being moved is not moved a second time', async () => {
  let asked = 0;
  const { model } = await history([], {
    readHistory: async () => ({ value: { steps: [step('one', 'done')], dropped: 0 } }),
    moveStep: () => {
      asked++;
      return new Promise(() => undefined);
    },
  });
  model.undo();
  await until(() => expect(model.busy.value.has('one')).toBe(true));
  expect(await model.move(step('one', 'done'), 'before')).toBeNull();
  expect(asked).toBe(1);
});

test('a bug in the background is reported as one, and the next step can be done', async () => {
  const { model, failed, remove } = await history([cookie('a')], {
    applyStep: () => Promise.reject(new Error('expected a jar')),
  });
  expect(await remove('a')).toBeNull();
  expect(failed).toEqual([new Error('expected a jar')]);
  expect(model.busy.value.size).toBe(0);
});

test('steps from while the background was away are read when it replies again, and when the surface is shown again', async () => {
  let reads = 0;
  const { from, connection } = await history([], {
    readHistory: async () => {
      reads++;
      return { value: { steps: [], dropped: 0 } };
    },
  });
  connection.value = 'lost';
  connection.value = 'live';
  expect(reads).toBe(2);
  from.deps.host.show();
  expect(reads).toBe(3);
});

test('the step report stays while a step is tried again: nothing counts as done before it is', async () => {
  const { model, from, remove } = await history();
  await remove('a');
  const first = model.report.value?.step;
  if (!first) throw new Error('expected the step');
  const tell = (state: StepSummary['state']) =>
    from.deps.bridge.emit('historyChanged', { steps: [{ ...first, state }], dropped: 0 });
  tell('open');
  expect(model.steps.value[0]?.state).toBe('open');
  expect(model.report.value?.step).toEqual(first);
  tell('undone');
  expect(model.report.value?.step?.state).toBe('undone');
});

test('dismissing the step report hides it', async () => {
  const { model, remove } = await history();
  const told = await remove('a');
  await model.forget(told?.request.id ?? '');
  expect(model.report.value).toBeNull();
  expect(model.steps.value).toEqual([]);
});

test.each([
  ['came', {}, 0],
  ['was lost', { applyStep: async () => ({ problem: { code: 'disconnected' } as const }) }, 1],
])('the list is read again only where a reply was lost: one that %s', async (_, handlers, times) => {
  const { remove, cutOff } = await history([cookie('a')], handlers);
  await remove('a');
  expect(cutOff).toHaveBeenCalledTimes(times);
});

test('the reply to a step keeps what is known of records that could not be read', async () => {
  const known = { dropped: 2, unreadable: 1 };
  const { model, remove } = await history([cookie('a')], {
    readHistory: async () => ({ value: { steps: [], ...known } }),
    applyStep: async ({ id }) => ({ value: { results: [], step: step(id, 'done') } }),
  });
  await remove('a');
  expect(model.history.value).toEqual({ steps: [step('1 a', 'done')], ...known });
});
