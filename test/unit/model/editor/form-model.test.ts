import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { FormModel } from '../../../../src/model/editor/form-model.ts';
import { newCookie } from '../../../../src/model/editor/new-cookie.ts';
import type { Host } from '../../../../src/model/host/host.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { background, PAGE } from '../surroundings.ts';

const DAY = 86_400_000;
const SUBJECT = cookie('sid', {
  value: 'a\xffb',
  expiryTime: Date.now() + DAY + 0.123,
  partitionKey: { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: true },
  secure: true,
});

function formOf(start: Cookie, { isNew = false, ...part }: Partial<Host> & { isNew?: boolean } = {}) {
  const host = { ...background([]).deps.host, ...part };
  return new FormModel({ host, page: PAGE, before: isNew ? null : start, start });
}
const codesAt = (form: ReturnType<typeof formOf>, field: 'domain' | 'secure' | 'expiry' | 'path') =>
  form.faults.value.get(field)?.map(({ code }) => code);

test('typed text becomes octets', () => {
  const form = formOf(SUBJECT);
  form.type('value', 'ü');
  expect(form.sizes.value.value).toBe(2);
  expect(form.after.value.value).toBe('\xc3\xbc');
});

test('a leading dot and capitals do not get into the domain', () => {
  const form = formOf(SUBJECT);
  form.type('domain', '.WWW.Shop.example ');
  expect(form.after.value.domain).toBe('www.shop.example');
});

test('typing the previous text again leaves nothing to save', () => {
  const form = formOf(cookie('sid'));
  form.type('value', 'other');
  expect(form.isDirty.value).toBe(true);
  form.type('value', 'v');
  expect(form.isDirty.value).toBe(false);
});

describe('the expiry field', () => {
  test('an expiry that is not a date is rejected', () => {
    const form = formOf(SUBJECT);
    form.type('expiry', '');
    expect(form.isDateWrong.value).toBe(true);
    expect(form.isWritable(false)).toBe(false);
  });

  test('an untouched expiry survives a change to a session cookie and back', () => {
    const form = formOf(SUBJECT);
    form.type('session', true);
    expect(form.after.value.expiryTime).toBeNull();
    form.type('session', false);
    expect(form.after.value.expiryTime).toBe(SUBJECT.expiryTime);
  });

  test('an expiry typed as text ends the session, shows in the date and time, and counts until the date is typed', () => {
    const form = formOf(cookie('sid'), { now: () => 1_800_000_000_000 });
    form.type('typedExpiry', '+1d');
    expect(form.after.value.expiryTime).toBe(1_800_000_000_000 + DAY);
    expect(form.draft.value.session).toBe(false);
    expect(new Date(form.draft.value.expiry).getTime()).toBe(1_800_000_000_000 + DAY);
    form.type('expiry', '2027-03-01T00:00:00');
    expect(form.draft.value.typedExpiry).toBe('');
    expect(form.after.value.expiryTime).toBe(new Date('2027-03-01T00:00:00').getTime());
  });

  test('the text "session" ends the expiry, as DevTools shows a session cookie', () => {
    const form = formOf(SUBJECT);
    form.type('typedExpiry', ' Session');
    expect(form.after.value.expiryTime).toBeNull();
    expect(form.draft.value.session).toBe(true);
    expect(form.isDateWrong.value).toBe(false);
    expect(form.isWritable(true)).toBe(true);
  });

  test('an expiry text that cannot be parsed cannot be written, and an emptied one restores the expiry exactly', () => {
    const form = formOf(SUBJECT);
    form.type('typedExpiry', 'some day');
    expect(form.isDateWrong.value).toBe(true);
    expect(form.isWritable(true)).toBe(false);
    form.type('typedExpiry', ' ');
    form.type('typedExpiry', '');
    expect(form.after.value).toEqual(SUBJECT);
    expect(form.isDirty.value).toBe(false);
  });

  test('an expiry beyond 400 days is predicted to be shortened, and a session cookie is not', () => {
    const form = formOf(SUBJECT);
    form.type('typedExpiry', '+401d');
    expect(form.notes.value.get('expiry')?.map(({ code }) => code)).toEqual(['ExpiryCapped']);
    form.type('session', true);
    expect(form.notes.value.get('expiry')).toBeUndefined();
  });

  test('an expiry in the past is rejected at its field', () => {
    const form = formOf(SUBJECT);
    form.type('typedExpiry', '1000');
    expect(codesAt(form, 'expiry')).toEqual(['Expired']);
    expect(form.isWritable(true)).toBe(false);
  });
});

describe('the partition fields', () => {
  test('an untouched partition is kept exactly', () => {
    const odd = { ...SUBJECT, partitionKey: { topLevelSite: 'http://10.0.0.1', hasCrossSiteAncestor: false } };
    const form = formOf(odd);
    form.type('value', 'x');
    expect(form.after.value.partitionKey).toEqual(odd.partitionKey);
  });

  test('a cookie that becomes partitioned goes to the partition of the page', () => {
    const form = formOf(cookie('sid', { secure: true }));
    form.type('partitioned', true);
    expect(form.after.value.partitionKey).toEqual({
      topLevelSite: 'https://shop.example',
      hasCrossSiteAncestor: false,
    });
  });

  test('a cookie of another site than the page goes to a partition with a cross-site ancestor', () => {
    const form = formOf(cookie('uid', { domain: 'ads.test.example.org', secure: true }));
    form.type('partitioned', true);
    expect(form.after.value.partitionKey?.hasCrossSiteAncestor).toBe(true);
  });

  test('an invalid partition site is not written, even where everything else could be stored anyway', () => {
    const form = formOf(cookie('__Secure-a', { secure: true }), { agent: 'firefox' });
    form.type('secure', false);
    expect(form.isStorable.value).toBe(true);
    form.type('partitioned', true);
    form.type('topLevelSite', 'shop.example');
    expect(form.partitionWrong.value).toBe('site');
    expect(form.isStorable.value).toBe(false);
    expect(form.isWritable(true)).toBe(false);
    form.type('partitioned', false);
    expect(form.partitionWrong.value).toBeNull();
  });
});

test.for([
  ['https://shop.example', false, null],
  ['http://www.shop.example:80/x', false, null],
  ['https://shop.example', true, null],
  ['https://news.example', true, null],
  ['https://news.example', false, 'ancestor'],
  ['https:/news.example', true, 'site'],
] as const)('a cookie of shop.example under %s, below another site: %s, is rejected as %s', ([site, below, fault]) => {
  const form = formOf(cookie('sid', { domain: 'www.shop.example', secure: true }));
  form.type('partitioned', true);
  form.type('topLevelSite', site);
  form.type('hasCrossSiteAncestor', below);
  expect(form.partitionWrong.value).toBe(fault);
  expect(form.isWritable(true)).toBe(fault === null);
});

describe('reasons beside the fields of the form', () => {
  test('a reason appears at the guilty field', () => {
    const form = formOf(cookie('__Host-a', { secure: true }));
    expect(form.faults.value.size).toBe(0);
    form.type('secure', false);
    expect([...form.faults.value.keys()]).toEqual(['secure']);
    expect(form.isWritable(false)).toBe(false);
  });

  test('a domain of another site has its reason at the field, because no list of this site would show the cookie', () => {
    const form = formOf(SUBJECT);
    form.type('domain', 'other.example');
    expect(codesAt(form, 'domain')).toEqual(['InvalidDomain']);
  });

  test('reasons of a new cookie are hidden until something is typed or saved', () => {
    const form = formOf(newCookie(PAGE), { isNew: true });
    expect(form.faults.value.size).toBe(0);
    form.type('path', 'x');
    expect([...form.faults.value.keys()]).toEqual(['path']);
    form.tried.value = true;
    expect([...form.faults.value.keys()]).toEqual(['name', 'path']);
  });

  test('a reason that only the browser found stays at its field until something is typed', () => {
    const form = formOf(SUBJECT);
    form.rejected.value = [{ code: 'InvalidDomain', attribute: 'domain', data: {}, section: '5.7' }];
    expect(codesAt(form, 'domain')).toEqual(['InvalidDomain']);
    form.type('domain', 'shop.example');
    expect(form.faults.value.has('domain')).toBe(false);
  });

  test('reasons that only bind a server can be overruled in Firefox, never in Chromium', () => {
    for (const [agent, storable] of [
      ['firefox', true],
      ['chrome', false],
    ] as const) {
      const form = formOf(cookie('__Host-a', { secure: true }), { agent });
      form.type('secure', false);
      expect([agent, form.isStorable.value, form.isWritable(true)]).toEqual([agent, storable, storable]);
      expect(form.isWritable(false)).toBe(false);
      form.type('value', 'a;b');
      expect([form.isStorable.value, form.isWritable(true)]).toEqual([false, false]);
    }
  });
});

describe('a pasted line', () => {
  const fresh = () => formOf(newCookie(PAGE), { isNew: true });

  test('a pasted line fills every field', async () => {
    const form = fresh();
    form.type('name', 'overwritten');
    await form.paste('set-cookie:\ta=b; Domain=.Shop.example; Path=/x; Secure; HttpOnly; SameSite=Strict; Partitioned');
    expect(form.after.value).toEqual({
      ...newCookie(PAGE),
      name: 'a',
      value: 'b',
      domain: 'shop.example',
      hostOnly: false,
      path: '/x',
      secure: true,
      httpOnly: true,
      sameSite: 'strict',
      partitionKey: { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: false },
    });
    expect(form.isWritable(false)).toBe(true);
  });

  test('a pasted line that deletes says so, and is not written before an expiry is chosen', async () => {
    const form = fresh();
    await form.paste('a=b; Max-Age=0');
    expect(form.pasted.value?.isDeletion).toBe(true);
    expect(form.isDateWrong.value).toBe(true);
    form.type('typedExpiry', '+1d');
    expect(form.isWritable(false)).toBe(true);
  });

  test('a pasted line that the browser rejects fills what it can, with the reasons at their fields', async () => {
    const form = fresh();
    await form.paste('a=b; Domain=other.example; SameSite=None');
    expect(form.draft.value).toMatchObject({ name: 'a', domain: 'other.example', hostOnly: false, sameSite: 'none' });
    expect([...form.faults.value.keys()].sort()).toEqual(['domain', 'sameSite']);
    expect(form.isWritable(true)).toBe(false);
  });

  test('a pasted line without a path says in the path row what the browser stores, until a path is typed', async () => {
    const form = fresh();
    await form.paste('a=b; Path=nowhere');
    expect(form.notes.value.get('path')).toMatchObject([
      { code: 'PathDefaulted', data: { path: form.after.value.path } },
    ]);
    form.type('path', '/mine');
    expect(form.notes.value.get('path')).toBeUndefined();
  });

  test('the latest pasted line counts', async () => {
    const form = fresh();
    await Promise.all([form.paste('a=b'), form.paste('c=d')]);
    expect(form.after.value.name).toBe('c');
  });

  test('an emptied paste field leaves what it filled in', async () => {
    const form = fresh();
    await form.paste('a=b');
    await form.paste('');
    expect(form.pasted.value).toBeNull();
    expect(form.after.value.name).toBe('a');
  });
});

describe('a cookie whose path Chromium’s API alters', () => {
  const raw = cookie('sid', { path: '/a b' });
  const chromium = { ...background([]).deps.host, agent: 'chrome' as const };
  const form = (isSandbox: boolean) =>
    new FormModel({ host: chromium, page: PAGE, before: raw, start: raw, isSandbox });

  test('a cookie whose path Chromium’s API alters is rejected at once in its editor, at the path', () => {
    expect(codesAt(form(false), 'path')).toEqual(['PathUnreachable']);
    expect(form(false).isWritable(true)).toBe(false);
  });

  test('a cookie whose path Chromium’s API alters is like any other in Firefox', () => {
    expect(form(true).isWritable(false)).toBe(true);
    expect(form(true).prediction.value.cookie).toEqual(raw);
  });
});
