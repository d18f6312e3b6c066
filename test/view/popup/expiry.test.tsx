import { describe, expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { type Stage, stage } from '../stage.ts';

const DAY = 86_400_000;

/** The expiry in the row of a cookie: relative, exact, and whether it is near. */
function ending({ row }: Stage, name: string) {
  const when = row(name).querySelector<HTMLElement>('.when');
  return {
    relative: when?.firstChild?.textContent,
    exact: when?.querySelector('.exact')?.textContent,
    soon: when?.dataset.soon,
  };
}

/** The text for each number of seconds, in order. */
const SECONDS = Array.from({ length: 60 }, (_, count) => say('inSeconds', { count }));

describe('the expiry of a cookie', () => {
  test('an expiry is shown from now, and exactly, in the zone of the person', async () => {
    const expiryTime = Date.now() + 15 * DAY + 3_600_000;
    const all = stage([cookie('font', { expiryTime }), cookie('sid')]);
    await until(() => all.row('font'));
    expect(ending(all, 'font').exact).toBeUndefined();
    all.row('font').querySelector('.when')?.dispatchEvent(new PointerEvent('pointerenter'));
    const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'long' }).format(expiryTime);
    await until(() => expect(ending(all, 'font').exact).toBeDefined());
    expect(ending(all, 'font')).toEqual({ relative: say('inDays', { count: 15 }), exact, soon: undefined });
    expect(all.row('sid').querySelector('.expires')?.textContent).toBe(say('session'));
  });

  test('an expiry counts down by itself, and is marked in its last minute', async () => {
    const all = stage([
      cookie('flash', { expiryTime: Date.now() + 30_200 }),
      cookie('font', { expiryTime: Date.now() + DAY }),
    ]);
    await until(() => all.row('flash'));
    const secondsLeft = () => SECONDS.indexOf(ending(all, 'flash').relative ?? '');
    const first = await until(() => {
      expect(secondsLeft()).toBeGreaterThan(0);
      return secondsLeft();
    });
    await until(() => expect(secondsLeft()).toBeLessThan(first));
    expect(ending(all, 'flash').soon).toBe('true');
    expect(ending(all, 'font').soon).toBeUndefined();
  });
});
