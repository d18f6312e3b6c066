import { signal } from '@preact/signals';
import { describe, expect, test, vi } from 'vitest';
import type { Handlers } from '../../../../src/contract/requests.ts';
import type { NewStep, StepSummary } from '../../../../src/contract/steps.ts';
import { type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import { EditorModel } from '../../../../src/model/editor/editor-model.ts';
import { newCookie, startOf } from '../../../../src/model/editor/new-cookie.ts';
import type { WrittenCookie } from '../../../../src/model/editor/written-cookie.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { doneStep } from '../../../fixtures/done-step.ts';
import { until } from '../../../fixtures/until.ts';
import { background, PAGE } from '../surroundings.ts';

const SUBJECT = cookie('sid', {
  value: 'a\xffb',
  expiryTime: Date.now() + 86_400_000 + 0.123,
  sameSite: 'unset',
  partitionKey: { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: true },
  secure: true,
});

type Answer = Awaited<ReturnType<Handlers['applyStep']>>;

function edit(
  before: Cookie | null,
  start: Cookie,
  answer: (step: NewStep) => Answer | Promise<Answer> = (step) => ({ value: doneStep(step) }),
  handlers: Partial<Handlers> = {},
) {
  const asked: NewStep[] = [];
  const from = background([start], {
    async applyStep(step) {
      asked.push(step);
      return answer(step);
    },
    ...handlers,
  });
  const jar = signal<ReadonlyMap<string, Cookie>>(new Map(before ? [[cookieKey(before), before]] : []));
  const written: WrittenCookie[] = [];
  const { bridge, host } = from.deps;
  const onSaved = (result: WrittenCookie) => written.push(result);
  const cutOff = vi.fn();
  const isOpen = vi.fn(() => true);
  const editor = new EditorModel({
    bridge,
    host,
    page: PAGE,
    before,
    start,
    jar,
    onSaved,
    onDisconnect: cutOff,
    isOpen,
    onFailed: vi.fn(),
    fail: vi.fn(),
  });
  return { editor, form: editor.form, asked, jar, written, cutOff, isOpen };
}

/** An edit of SUBJECT whose steps get these replies in their order; later steps are done. */
function editRepliedBy(...replies: Answer[]) {
  return edit(SUBJECT, SUBJECT, (step) => replies.shift() ?? { value: doneStep(step) });
}

const rejection = (problem: Extract<Answer, { problem: unknown }>['problem']): Answer => ({
  value: { results: [{ problem }], step: null },
});

describe('saving an edit', () => {
  test('saving writes untouched fields unchanged: octets, fractions, partition, SameSite unset', async () => {
    const { editor, form, asked } = edit(SUBJECT, SUBJECT);
    form.type('path', '/new');
    await editor.save();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      kind: 'edit',
      exchanges: [{ before: [SUBJECT], after: [{ ...SUBJECT, path: '/new' }] }],
    });
    expect(asked[0]?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(asked[0]?.anyway).toBeUndefined();
  });

  test('saving gives the requested and the stored cookie', async () => {
    const stored = { ...SUBJECT, value: 'typed', sameSite: 'lax' } as const;
    const { editor, form, written } = edit(SUBJECT, SUBJECT, (step) => ({
      value: { ...doneStep(step), results: [{ value: { now: [stored], altered: ['sameSite'] } }] },
    }));
    form.type('value', 'typed');
    await editor.save();
    expect(written).toEqual([{ requested: { ...SUBJECT, value: 'typed' }, stored }]);
  });

  test('an edit that is being written is not sent a second time', async () => {
    const { editor, form, asked } = edit(SUBJECT, SUBJECT);
    form.type('value', 'x');
    const first = editor.save();
    expect(editor.pending.value).toBe(true);
    await editor.save();
    await first;
    expect(asked).toHaveLength(1);
    expect(editor.pending.value).toBe(false);
  });

  test('text typed while an edit is being written is not lost: the form goes on from what is stored', async () => {
    let answer: ((answer: Answer) => void) | undefined;
    const { editor, form, written, asked } = edit(SUBJECT, SUBJECT, () => new Promise((resolve) => (answer = resolve)));
    form.type('value', 'first');
    const saving = editor.save();
    form.type('value', 'first and more');
    await until(() => expect(asked).toHaveLength(1));
    answer?.({ value: doneStep(asked[0] as NewStep) });
    await saving;
    expect(written).toEqual([]);
    expect(form.original.value).toEqual({ ...SUBJECT, value: 'first' });
    expect(form.after.value.value).toBe('first and more');
    expect(editor.conflict.storedChange.value).toBeNull();
  });

  test('a save that ends after the editor was closed opens nothing', async () => {
    const { editor, form, written, isOpen } = edit(SUBJECT, SUBJECT);
    form.type('value', 'x');
    const saving = editor.save();
    isOpen.mockReturnValue(false);
    await saving;
    expect(written).toEqual([]);
  });

  test('saving into another store or partition is one exchange of two identities', async () => {
    const { editor, form, asked } = edit(SUBJECT, SUBJECT);
    form.type('storeId', 'firefox-container-2');
    form.type('partitioned', false);
    await editor.save();
    const after = { ...SUBJECT, storeId: 'firefox-container-2', partitionKey: null };
    expect(asked[0]?.exchanges).toEqual([{ before: [SUBJECT], after: [after] }]);
  });
});

describe('an edit to the identity of another cookie', () => {
  const other = cookie('other');
  const exists = rejection({ code: 'exists', cookie: other });

  test('another cookie is replaced only after a confirmation, and the exchange names both', async () => {
    const { editor, form, asked, written } = editRepliedBy(exists);
    form.type('name', 'other');
    await editor.save();
    expect(editor.problem.value).toEqual({ code: 'exists', cookie: other });
    expect(written).toEqual([]);
    await editor.replace();
    expect(asked[1]?.exchanges[0]?.before).toEqual([SUBJECT, other]);
    expect(asked[1]?.id).not.toBe(asked[0]?.id);
    expect(written).toHaveLength(1);
  });

  test('a confirmed replacement writes what was requested, not what was typed since', async () => {
    const { editor, form, asked, written } = editRepliedBy(exists);
    form.type('name', 'other');
    const saving = editor.save();
    form.type('name', 'otherwise');
    await saving;
    await editor.replace();
    expect(asked[1]?.exchanges[0]).toEqual({ before: [SUBJECT, other], after: [{ ...SUBJECT, name: 'other' }] });
    // The editor continues with the rest.
    expect(written).toEqual([]);
    expect(form.after.value.name).toBe('otherwise');
  });

  test('a cookie to be replaced that no longer exists does not make the editor write what was typed since', async () => {
    const { editor, form, asked } = editRepliedBy(exists, rejection({ code: 'changed', was: other, now: null }));
    form.type('name', 'other');
    await editor.save();
    const replacing = editor.replace();
    form.type('name', '__Host-other');
    await replacing;
    expect(asked[2]?.exchanges[0]).toEqual({ before: [SUBJECT], after: [{ ...SUBJECT, name: 'other' }] });
  });

  test('a cookie to be replaced that changed since is asked about anew', async () => {
    const changed = { ...other, value: 'newer' };
    const { editor, form } = editRepliedBy(exists, rejection({ code: 'changed', was: other, now: changed }));
    form.type('name', 'other');
    await editor.save();
    await editor.replace();
    expect(editor.problem.value).toEqual({ code: 'exists', cookie: changed });
    expect(editor.conflict.versions.value).toBeNull();
  });

  test('a cookie to be replaced that was deleted since needs no confirmation', async () => {
    const { editor, form, asked, written } = editRepliedBy(
      exists,
      rejection({ code: 'changed', was: other, now: null }),
    );
    form.type('name', 'other');
    await editor.save();
    await editor.replace();
    expect(asked[2]?.exchanges[0]?.before).toEqual([SUBJECT]);
    expect(written).toHaveLength(1);
  });
});

describe('a save whose reply got lost', () => {
  const summary = (id: string, state: StepSummary['state']): StepSummary => ({
    ...(doneStep({ id, kind: 'edit', exchanges: [] }).step as StepSummary),
    state,
  });
  const lose = (state: StepSummary['state'] | null) => {
    const ids: string[] = [];
    return edit(
      SUBJECT,
      SUBJECT,
      ({ id }) => {
        ids.push(id);
        return { problem: { code: 'disconnected' } };
      },
      {
        readHistory: async () => ({
          value: { steps: state ? ids.map((id) => summary(id, state)) : [], dropped: 0 },
        }),
      },
    );
  };

  test('a lost reply to a step that the history lists as done is a save', async () => {
    const { editor, form, written, cutOff } = lose('done');
    form.type('value', 'x');
    await editor.save();
    expect(written).toEqual([{ requested: { ...SUBJECT, value: 'x' }, stored: null }]);
    expect(cutOff).toHaveBeenCalledOnce();
  });

  test('a lost reply to a step that the history lists as done does not alter the list', async () => {
    const { editor, form, cutOff } = edit(SUBJECT, SUBJECT);
    form.type('value', 'x');
    await editor.save();
    expect(cutOff).not.toHaveBeenCalled();
  });

  test.for(['undone', null] as const)(
    'a lost reply to a step that the history lists as %s is no save',
    async (state) => {
      const { editor, form, written } = lose(state);
      form.type('value', 'x');
      await editor.save();
      expect(written).toEqual([]);
      expect(editor.lostSave.value).toBe('not-stored');
      form.type('value', 'y');
      expect(editor.lostSave.value).toBeNull();
    },
  );

  test('a lost reply to a step that failed in part is a problem', async () => {
    const { editor, form } = lose('unsettled');
    form.type('value', 'x');
    await editor.save();
    expect(editor.problem.value).toEqual({ code: 'timeout' });
  });

  test('a lost reply stays unknown while the background does not reply', async () => {
    vi.useFakeTimers();
    try {
      const { editor, form, written } = edit(SUBJECT, SUBJECT, () => ({ problem: { code: 'disconnected' } }), {
        readHistory: async () => ({ problem: { code: 'disconnected' } }),
      });
      form.type('value', 'x');
      const saving = editor.save();
      await vi.runAllTimersAsync();
      await saving;
      expect(editor.lostSave.value).toBe('unknown');
      expect(written).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the defaults of a new cookie', () => {
  test('a new cookie starts with the host of the page alone, "/", Lax, and Secure where the page may set it', () => {
    expect(newCookie(PAGE)).toMatchObject({
      domain: 'shop.example',
      hostOnly: true,
      path: '/',
      sameSite: 'lax',
      secure: true,
    });
  });

  test.for([
    ['http://shop.example/', false],
    ['http://localhost:5000/', true],
    ['http://a.localhost/', true],
    ['http://127.8.9.1/', true],
    ['http://[::1]:5000/', true],
    ['http://128.0.0.1/', false],
  ] as const)('a new cookie on %s has Secure %s', ([url, secure]) => {
    expect(newCookie({ ...PAGE, url }).secure).toBe(secure);
  });

  test('a duplicate starts as the whole cookie under another name', () => {
    expect(startOf({ kind: 'duplicate', cookie: SUBJECT, page: PAGE })).toEqual({ ...SUBJECT, name: 'sid-copy' });
  });
});
