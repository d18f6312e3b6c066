import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../../src/contract/problem.ts';
import { type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import { ConflictModel } from '../../../../src/model/editor/conflict-model.ts';
import { COOKIE_FIELDS, differingFields, merged } from '../../../../src/model/editor/cookie-field.ts';
import { FormModel } from '../../../../src/model/editor/form-model.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { background, PAGE } from '../surroundings.ts';

const WAS = cookie('sid', { value: 'a\xffb', expiryTime: Date.now() + 86_400_000 + 0.123, sameSite: 'lax' });
const THEIRS: Cookie = { ...WAS, value: 'theirs', httpOnly: true, sameSite: 'strict' };

function conflicting() {
  const form = new FormModel({ host: background([]).around.host, page: PAGE, before: WAS, start: WAS });
  const jar = signal<ReadonlyMap<string, Cookie>>(new Map([[cookieKey(WAS), WAS]]));
  const pending = signal(false);
  const problem = signal<Problem | null>(null);
  let resolved = 0;
  const conflict = new ConflictModel({ form, jar, pending, problem, resolved: () => resolved++ });
  const hold = (now: Cookie | null) => {
    jar.value = new Map(now ? [[cookieKey(now), now]] : []);
  };
  return { form, conflict, pending, problem, hold, resolved: () => resolved };
}

describe('a change from outside while a person edits', () => {
  test('a change from outside does not alter the draft and is a conflict in the fields that differ', () => {
    const { form, conflict, hold } = conflicting();
    form.type('value', 'mine');
    form.type('secure', true);
    hold(THEIRS);
    expect(form.draft.value.value).toBe('mine');
    expect(conflict.versions.value).toEqual({
      theirs: THEIRS,
      mine: { ...WAS, value: 'mine', secure: true },
      fields: ['value', 'sameSite', 'secure', 'httpOnly'],
    });
    expect(['value', 'sameSite', 'secure', 'httpOnly'].map((field) => conflict.sideOf(field as 'value'))).toEqual([
      'mine',
      'theirs',
      'mine',
      'theirs',
    ]);
  });

  test('a change from outside is no conflict while this form is being written', () => {
    const { conflict, pending, hold } = conflicting();
    pending.value = true;
    hold(THEIRS);
    expect(conflict.underneath.value).toBeNull();
  });

  test('a change to exactly what the form contains needs no decision', () => {
    const { form, conflict, hold } = conflicting();
    form.type('value', 'theirs');
    form.type('httpOnly', true);
    form.type('sameSite', 'strict');
    hold(THEIRS);
    expect(conflict.versions.value).toBeNull();
    expect(conflict.underneath.value).toBe(THEIRS);
  });

  test('a change that was found only when the form was written is a conflict as well', () => {
    const { conflict, problem } = conflicting();
    problem.value = { code: 'changed', was: WAS, now: THEIRS };
    expect(conflict.versions.value?.theirs).toBe(THEIRS);
    problem.value = { code: 'changed', was: WAS, now: null };
    expect(conflict.isGone.value).toBe(true);
  });

  test('a change of another cookie is no conflict', () => {
    const { conflict, problem } = conflicting();
    problem.value = { code: 'changed', was: cookie('other'), now: null };
    expect(conflict.underneath.value).toBeNull();
  });
});

describe('a change that the list does not have yet', () => {
  test.for(['mine', 'theirs', undefined] as const)(
    'a resolved change is not asked about again before the list has it: %s',
    (side) => {
      const { form, conflict, problem, resolved } = conflicting();
      form.type('path', '/new');
      problem.value = { code: 'changed', was: WAS, now: THEIRS };
      conflict.resolve(side);
      problem.value = null;
      expect(resolved()).toBe(1);
      expect(conflict.underneath.value).toBeNull();
    },
  );

  test('the next change of the list is a conflict like any other, even back to the first version', () => {
    const { conflict, problem, hold } = conflicting();
    problem.value = { code: 'changed', was: WAS, now: THEIRS };
    conflict.resolve('theirs');
    problem.value = null;
    hold(THEIRS);
    expect(conflict.underneath.value).toBeNull();
    hold({ ...WAS });
    expect(conflict.versions.value?.theirs).toEqual(WAS);
  });

  test('a change that is found while the list is empty does not count as a deletion', () => {
    const { conflict, problem, hold } = conflicting();
    hold(null);
    problem.value = { code: 'changed', was: WAS, now: THEIRS };
    conflict.resolve('theirs');
    problem.value = null;
    expect(conflict.isGone.value).toBe(false);
    hold(THEIRS);
    hold(null);
    expect(conflict.isGone.value).toBe(true);
  });
});

describe('resolving a conflict', () => {
  test('merging keeps what was typed, octet by octet, and takes their version elsewhere', () => {
    const { form, conflict, hold, resolved } = conflicting();
    form.type('value', 'mine');
    hold(THEIRS);
    conflict.resolve();
    expect(conflict.versions.value).toBeNull();
    expect(form.after.value).toEqual({ ...THEIRS, value: 'mine' });
    expect(form.original.value).toBe(THEIRS);
    expect(resolved()).toBe(1);
  });

  test('keeping mine preserves untyped fields exactly: octets that are not UTF-8, fractions of a second', () => {
    const { form, conflict, hold } = conflicting();
    form.type('path', '/');
    hold({ ...THEIRS, expiryTime: null });
    conflict.resolve('mine');
    expect(form.after.value).toEqual(WAS);
    expect(form.isDirty.value).toBe(true);
  });

  test('keeping theirs leaves nothing to save', () => {
    const { form, conflict, hold } = conflicting();
    form.type('value', 'mine');
    hold(THEIRS);
    conflict.resolve('theirs');
    expect(form.after.value).toEqual(THEIRS);
    expect(form.isDirty.value).toBe(false);
    expect(form.draft.value.value).toBe('theirs');
  });

  test('a choice for each field takes the chosen side', () => {
    const { form, conflict, hold } = conflicting();
    form.type('value', 'mine');
    hold(THEIRS);
    conflict.choose('httpOnly', 'mine');
    conflict.choose('value', 'theirs');
    conflict.resolve();
    expect(form.after.value).toEqual({ ...THEIRS, httpOnly: false });
  });

  test('choices are remembered when the cookie changes once more', () => {
    const { form, conflict, hold } = conflicting();
    hold(THEIRS);
    conflict.choose('httpOnly', 'mine');
    conflict.resolve();
    hold({ ...THEIRS, value: 'theirs again' });
    expect(conflict.versions.value?.fields).toEqual(['value', 'httpOnly']);
    expect(conflict.sideOf('httpOnly')).toBe('mine');
    expect(conflict.sideOf('value')).toBe('theirs');
    conflict.resolve();
    expect(form.after.value).toEqual({ ...THEIRS, value: 'theirs again', httpOnly: false });
  });

  test('an expiry that cannot be parsed stays in its field while a conflict is resolved', () => {
    const { form, conflict, hold } = conflicting();
    form.type('typedExpiry', 'soon');
    hold(THEIRS);
    conflict.resolve();
    expect(form.draft.value.typedExpiry).toBe('soon');
    expect(form.isDateWrong.value).toBe(true);
  });

  test('a deleted cookie becomes a new one with what was typed', () => {
    const { form, conflict, hold } = conflicting();
    form.type('value', 'mine');
    hold(null);
    expect(conflict.isGone.value).toBe(true);
    conflict.addAgain();
    expect(conflict.isGone.value).toBe(false);
    expect(form.original.value).toBeNull();
    expect(form.after.value).toEqual({ ...WAS, value: 'mine' });
  });
});

test('every field in which cookies can differ is found, and merging takes it over', () => {
  const other: Cookie = {
    ...WAS,
    name: 'n',
    value: 'x',
    domain: 'www.shop.example',
    hostOnly: false,
    path: '/x',
    expiryTime: null,
    sameSite: 'none',
    secure: true,
    httpOnly: true,
    partitionKey: { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: false },
    storeId: '1',
  };
  expect(differingFields(WAS, other)).toEqual(COOKIE_FIELDS);
  expect(differingFields(WAS, { ...WAS, creationTime: 5 })).toEqual([]);
  for (const field of COOKIE_FIELDS) expect(differingFields(WAS, merged(WAS, other, [field]))).toEqual([field]);
});
