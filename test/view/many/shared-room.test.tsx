import { expect, test } from 'vitest';
import type { Handlers } from '../../../src/contract/requests.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { JAR, listed } from '../edit/steps-stage.ts';
import { openMenuDialog } from './open-menu-dialog.ts';
import { click, dialog, effects, font, row, sid, snapshot } from './snapshots-stage.ts';

test('restoring a snapshot tells again what there is room for when a person takes a removal or a cookie out of the choice', async () => {
  /** Room for one new cookie, and for another one where one is removed. */
  const predictCookies: Handlers['predictCookies'] = async ({ cookies, leaving }) => {
    let room = 1 + leaving.length;
    return {
      value: cookies.map(({ cookie: one }) => {
        const now = JAR.find(({ name }) => name === one.name) ?? null;
        const isFull = now === null && --room < 0;
        return { cookie: one, now, problem: isFull ? { code: 'would-evict', count: 181, limit: 180 } : null };
      }),
    };
  };
  const stored = [snapshot({ cookies: [sid, font, cookie('new'), cookie('newer')] })];
  await listed({ snapshots: { stored }, handlers: { predictCookies } });
  await openMenuDialog('snapshots');
  await click(say('snapshotRestore'), await row('before login'));
  const box = (name: string) =>
    document.querySelector<HTMLInputElement>(`[data-change-name="${name}"] input`) as HTMLInputElement;
  const first = ['cart', 'removed'];
  await until(() =>
    expect(effects()).toEqual([first, ['sid', 'same'], ['font', 'same'], ['new', 'new'], ['newer', 'new']]),
  );
  box('cart').click();
  await until(() =>
    expect(effects().slice(3)).toEqual([
      ['new', 'new'],
      ['newer', 'rejected'],
    ]),
  );
  box('new').click();
  await until(() =>
    expect(effects().slice(3)).toEqual([
      ['new', 'rejected'],
      ['newer', 'new'],
    ]),
  );
  expect([box('new').checked, box('new').disabled]).toEqual([false, false]);
  box('new').click();
  await until(() =>
    expect(effects().slice(3)).toEqual([
      ['new', 'new'],
      ['newer', 'rejected'],
    ]),
  );
  expect(button(say('restoreChosen', { count: 1 }), dialog()).disabled).toBe(false);
});
