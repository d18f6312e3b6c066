import { expect, test } from 'vitest';
import { openCrumb } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'rows.localhost';
const ROW = 24;
const { crumb, tab } = await stage({ host: HOST });

test.each([12, 170])('a popup 560 pixels high shows 14 of %i cookies whole, or all of them', async (count) => {
  await crumb.clearJar();
  await crumb.setJar(Array.from({ length: count }, (_, at) => ({ name: `cookie${at}`, value: '1', domain: HOST })));
  const popup = await openCrumb(crumb, tab);
  await popup.waitFor(
    (count, height) => {
      const whole = [...document.querySelectorAll('.rows > .row')].filter((row) => {
        const { left, top, bottom } = row.getBoundingClientRect();
        const isShown = (y: number) => row.contains(document.elementFromPoint(left + 30, y));
        return top >= 0 && bottom <= innerHeight && isShown(top + 2) && isShown(bottom - 3);
      });
      // On a small screen the popup is lower.
      const least = 14 - Math.max(0, Math.ceil((560 - innerHeight) / height));
      return document.querySelector('.foot .count') && whole.length >= Math.min(count, least);
    },
    count,
    ROW,
  );
  expect(await popup.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
});
