import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import type { CookieEdit, Handlers } from '../../../src/contract.ts';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { EditorModel } from '../../../src/model/editor-model.ts';
import { newCookie } from '../../../src/model/new-cookie.ts';
import { rowOf } from '../../../src/model/row.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { background, PAGE } from './surroundings.ts';

const SUBJECT = cookie('sid', {
  value: 'a\xffb',
  expiryTime: Date.now() + 86_400_000 + 0.123,
  sameSite: 'unset',
  partitionKey: { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: true },
  secure: true,
});

function edit(
  before: Cookie | null,
  start: Cookie,
  answer?: (edit: CookieEdit) => Awaited<ReturnType<Handlers['writeCookie']>>,
) {
  const asked: CookieEdit[] = [];
  const from = background([start], {
    async writeCookie(wanted) {
      asked.push(wanted);
      return answer?.(wanted) ?? { value: { cookie: wanted.after, altered: [] } };
    },
  });
  const jar = signal<ReadonlyMap<string, Cookie>>(new Map(before ? [[rowOf(before).key, before]] : []));
  const written: unknown[] = [];
  const { bridge, host } = from.around;
  const editor = new EditorModel({ bridge, host, before, start, jar, saved: (result) => written.push(result) });
  return { editor, asked, jar, written };
}

test('what is not touched is written as it was: octets, fractions, partition, SameSite unset', async () => {
  const { editor, asked } = edit(SUBJECT, SUBJECT);
  editor.type('path', '/new');
  await editor.save();
  expect(asked).toEqual([{ before: SUBJECT, after: { ...SUBJECT, path: '/new' } }]);
});

test('what is typed becomes octets', async () => {
  const { editor, asked } = edit(SUBJECT, SUBJECT);
  editor.type('value', 'ü');
  expect(editor.sizes.value.value).toBe(2);
  await editor.save();
  expect(asked[0]?.after.value).toBe('\xc3\xbc');
});

test('a leading dot and capitals do not get into the domain', () => {
  const { editor } = edit(SUBJECT, SUBJECT);
  editor.type('domain', '.WWW.Shop.example ');
  expect(editor.after.value.domain).toBe('www.shop.example');
});

test('a domain of another site is refused at its field and nothing is written', async () => {
  const { editor, asked } = edit(SUBJECT, SUBJECT);
  editor.type('domain', 'other.example');
  expect(editor.faults.value.get('domain')?.map(({ code }) => code)).toEqual(['InvalidDomain']);
  await editor.save();
  expect(asked).toEqual([]);
});

describe('expiry', () => {
  test('one that is no date is refused and nothing is written', async () => {
    const { editor, asked } = edit(SUBJECT, SUBJECT);
    editor.type('expiry', '');
    expect(editor.isDateWrong.value).toBe(true);
    await editor.save();
    expect(asked).toEqual([]);
  });

  test('one that was never touched survives going to session and back', () => {
    const { editor } = edit(SUBJECT, SUBJECT);
    editor.type('session', true);
    expect(editor.after.value.expiryTime).toBeNull();
    editor.type('session', false);
    expect(editor.after.value.expiryTime).toBe(SUBJECT.expiryTime);
  });
});

describe('a change from outside', () => {
  const now = { ...SUBJECT, value: 'theirs', httpOnly: true };

  test('does not touch the draft and is told', () => {
    const { editor, jar } = edit(SUBJECT, SUBJECT);
    editor.type('value', 'mine');
    jar.value = new Map([[rowOf(now).key, now]]);
    expect(editor.draft.value.value).toBe('mine');
    expect(editor.underneath.value).toBe(now);
  });

  test('is the new ground when what was typed is kept', async () => {
    const { editor, jar, asked } = edit(SUBJECT, SUBJECT);
    editor.type('value', 'mine');
    jar.value = new Map([[rowOf(now).key, now]]);
    editor.rebase(now);
    expect(editor.underneath.value).toBeNull();
    expect(editor.draft.value).toMatchObject({ value: 'mine', httpOnly: true });
    await editor.save();
    expect(asked).toEqual([{ before: now, after: { ...now, value: 'mine' } }]);
  });

  test('that removed the cookie is told as gone', () => {
    const { editor, jar } = edit(SUBJECT, SUBJECT);
    jar.value = new Map();
    expect(editor.underneath.value).toBe('gone');
  });
});

describe('faults', () => {
  test('stand at the guilty field, and nothing is written', async () => {
    const host = cookie('__Host-a', { secure: true });
    const { editor, asked } = edit(host, host);
    expect(editor.faults.value.size).toBe(0);
    editor.type('secure', false);
    expect([...editor.faults.value.keys()]).toEqual(['secure']);
    await editor.save();
    expect(asked).toEqual([]);
  });

  test('of a new cookie are not shown before anything was typed or saved', async () => {
    const { editor, asked } = edit(null, newCookie(PAGE));
    expect(editor.faults.value.size).toBe(0);
    await editor.save();
    expect(editor.faults.value.size).toBeGreaterThan(0);
    expect(asked).toEqual([]);
  });

  test('that only the browser found stand at the field until it is touched', async () => {
    const reasons = [{ code: 'InvalidDomain', attribute: 'domain', data: {}, section: '5.7' }] as const;
    const { editor } = edit(SUBJECT, SUBJECT, () => ({ problem: { code: 'refused', reasons: [...reasons] } }));
    editor.type('value', 'x');
    await editor.save();
    expect(editor.faults.value.get('domain')?.map(({ code }) => code)).toEqual(['InvalidDomain']);
    editor.type('domain', 'shop.example');
    expect(editor.faults.value.has('domain')).toBe(false);
  });
});

test('another cookie of that identity is replaced only when told so', async () => {
  const other = cookie('other');
  const { editor, asked, written } = edit(SUBJECT, SUBJECT, (wanted) =>
    wanted.replace ? { value: { cookie: wanted.after, altered: [] } } : { problem: { code: 'exists', cookie: other } },
  );
  editor.type('name', 'other');
  await editor.save();
  expect(editor.problem.value).toEqual({ code: 'exists', cookie: other });
  await editor.save(true);
  expect(asked.map(({ replace }) => replace)).toEqual([undefined, true]);
  expect(written).toHaveLength(1);
});

test('while it is being written a second save is not sent', async () => {
  const { editor, asked } = edit(SUBJECT, SUBJECT);
  editor.type('value', 'x');
  const first = editor.save();
  expect(editor.pending.value).toBe(true);
  await editor.save();
  await first;
  expect(asked).toHaveLength(1);
  expect(editor.pending.value).toBe(false);
});

test('a new cookie starts with the page: its host alone, "/", Lax, Secure on https', () => {
  expect(newCookie(PAGE)).toMatchObject({
    domain: 'shop.example',
    hostOnly: true,
    path: '/',
    sameSite: 'lax',
    secure: true,
  });
  expect(newCookie({ ...PAGE, url: 'http://shop.example/' }).secure).toBe(false);
});
