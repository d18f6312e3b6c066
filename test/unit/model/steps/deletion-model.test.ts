import { afterEach, describe, expect, test } from 'vitest';
import type { Problem } from '../../../../src/contract/problem.ts';
import { type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import { AppModel } from '../../../../src/model/app/app-model.ts';
import { rowOf } from '../../../../src/model/jar/row.ts';
import { deletionSummary } from '../../../../src/model/steps/deletion-summary.ts';
import type { Steps } from '../../../../src/model/steps/steps-model.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { until } from '../../../fixtures/until.ts';
import { background, change } from '../surroundings.ts';

const JAR = ['aaaa', 'bbb', 'cc', 'd'].map((name) => cookie(name));

const opened: Disposable[] = [];
afterEach(() => {
  for (const app of opened.splice(0)) app[Symbol.dispose]();
});

async function open(reject: (cookie: Cookie) => Problem | null = () => null, jar = JAR) {
  const from = background(jar, {}, ({ before: [one] }) => (one ? reject(one) : null));
  const app = new AppModel(from.deps);
  opened.push(app);
  app.start();
  await until(() => expect(app.feed.connection.value).toBe('live'));
  const { deletion, history } = await new Promise<Steps>((resolve) => app.withSteps(resolve));
  /** The names left in the list, after the changes were painted. */
  const left = () => {
    from.paint();
    return app.list.shown.value.map((row) => row.cookie.name);
  };
  return { app, from, deletion, history, left };
}
const key = (name: string) => rowOf(cookie(name)).key;
const stays = (name: string) => (one: Cookie) =>
  one.name === name ? ({ code: 'not-removed', cookie: one } as const) : null;

test('cookies are deleted in the order in which requests send them, so that undo stores them again in it', async () => {
  const { from, deletion } = await open();
  await deletion.deleteAll(JAR.toReversed());
  expect(from.steps[0]?.exchanges.map(({ before }) => before)).toEqual(JAR.map((one) => [one]));
});

describe('deleting one cookie', () => {
  test('deleting one cookie is one step with that identity alone, without a question', async () => {
    const { app, from, deletion, left } = await open();
    app.remove(key('bbb'));
    await until(() => expect(left()).toEqual(['aaaa', 'cc', 'd']));
    expect(deletion.asking.value).toBeNull();
    expect(from.steps.map(({ kind, exchanges }) => [kind, exchanges])).toEqual([
      ['delete', [{ before: [JAR[1]], after: [] }]],
    ]);
  });

  test.each([
    ['aaaa', 'bbb'],
    ['cc', 'd'],
    ['d', 'cc'],
  ])('deleting %s leads to %s', async (name, next) => {
    const { app, left } = await open();
    app.remove(key(name));
    await until(() => expect(left()).not.toContain(name));
    await until(() => expect(app.list.activeKey.value).toBe(key(next)));
  });

  test('deleting a cookie closes its details, and no others', async () => {
    const { app, left } = await open();
    app.open(key('cc'));
    app.remove(key('d'));
    await until(() => expect(left()).not.toContain('d'));
    expect(app.openedKey.value).toBe(key('cc'));
    app.remove(key('cc'));
    await until(() => expect(app.openedKey.value).toBeNull());
  });

  test('a deletion that failed keeps the row focused and says why', async () => {
    const { app, history, left } = await open(stays('bbb'));
    app.list.activeKey.value = key('bbb');
    app.remove(key('bbb'));
    await until(() => expect(history.report.value?.failures[0]?.problem.code).toBe('not-removed'));
    expect(history.report.value?.step).toBeNull();
    expect(left()).toContain('bbb');
    expect(app.list.activeKey.value).toBe(key('bbb'));
  });

  test('two simultaneous deletions are one step', async () => {
    const { app, from, left } = await open();
    app.remove(key('bbb'));
    app.remove(key('bbb'));
    await until(() => expect(left()).not.toContain('bbb'));
    expect(from.steps).toHaveLength(1);
  });
});

describe('deleting several cookies', () => {
  test('deleting all shown cookies names those that are shown and asks first', async () => {
    const { app, from, deletion, left } = await open();
    app.list.query.value = 'aaa';
    app.askToDelete();
    await until(() => expect(deletion.asking.value).toEqual([key('aaaa')]));
    expect(from.steps).toEqual([]);
    await deletion.confirm();
    app.list.query.value = '';
    expect(left()).toEqual(['bbb', 'cc', 'd']);
  });

  test('deleting the selection takes the selected cookies that are visible', async () => {
    const { app, deletion } = await open();
    for (const name of ['aaaa', 'bbb']) app.selection.toggle(key(name));
    app.list.query.value = 'bbb';
    app.askToDelete();
    await until(() => expect(deletion.asking.value).toEqual([key('bbb')]));
  });

  test('a bulk deletion deletes the cookies as they are now, and does not count those that went while it asked', async () => {
    const { app, from, deletion } = await open();
    app.askToDelete();
    await until(() => expect(deletion.summary.value.count).toBe(4));
    const changed = cookie('d', { value: 'new' });
    from.jar = [...JAR.slice(0, 2), changed];
    from.announce([change(cookie('cc'), 'explicit', true), change(changed)]);
    from.paint();
    expect(deletion.summary.value.count).toBe(3);
    await deletion.confirm();
    expect(from.steps[0]?.exchanges.flatMap(({ before }) => before)).toContainEqual(changed);
    expect(from.jar).toEqual([]);
  });

  test('a bulk deletion that is done in part keeps the rest selected, and leads to it', async () => {
    const { app, deletion, history, left } = await open(stays('cc'));
    for (const { name } of JAR) app.selection.toggle(key(name));
    app.askToDelete();
    await until(() => expect(deletion.asking.value).not.toBeNull());
    await deletion.confirm();
    expect(history.report.value?.failures.map(({ id }) => id.name)).toEqual(['cc']);
    expect(left()).toEqual(['cc']);
    expect([...app.selection.picked.value]).toEqual([key('cc')]);
    expect(app.list.activeKey.value).toBe(key('cc'));
  });
});

test('the question before a deletion names the domains with the most cookies first, and what the cookies are', () => {
  const domains = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `${name}.shop.example`);
  const cookies = [
    ...domains.map((domain) => cookie('one', { domain })),
    cookie('two', { domain: 'c.shop.example', httpOnly: true, expiryTime: 1 }),
    cookie('three', { domain: 'c.shop.example', expiryTime: 1 }),
  ];
  const sent = new Set(cookies.slice(0, 3).map(cookieKey));
  const summary = deletionSummary(cookies, (one) => sent.has(cookieKey(one)));
  expect(summary).toMatchObject({ count: 9, moreDomains: 2, httpOnly: 1, session: 7, notSent: 6 });
  expect(summary.domains[0]).toEqual({ domain: 'c.shop.example', count: 3 });
  expect(summary.domains).toHaveLength(5);
});
