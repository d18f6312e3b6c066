import { beforeAll, expect, test } from 'vitest';
import { BROWSER } from '../driver/launch.ts';
import { openCrumb, rowNames } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const SHOP = 'shop.localhost';

/** The zoom of all pages. Chromium stores its logarithm to the base 1.2; Firefox scales its own window too. */
const ZOOM = 1.5;
const prefs =
  BROWSER === 'chromium'
    ? { partition: { default_zoom_level: { x: Math.log(ZOOM) / Math.log(1.2) } } }
    : { 'layout.css.devPixelsPerPx': `${ZOOM}` };

const { crumb, tab } = await stage({ host: SHOP, prefs });
beforeAll(() =>
  crumb.setJar(Array.from({ length: 30 }, (_, index) => ({ name: `cookie${index}`, value: '1', domain: SHOP }))),
);

test('at a zoom of 150 % the popup fits what the browser gives it, and only the list scrolls', async () => {
  const popup = await openCrumb(crumb, tab);
  expect((await rowNames(popup)).length).toBeGreaterThan(5);
  expect(await popup.evaluate(() => devicePixelRatio)).toBe(ZOOM);
  const cut = await popup.waitFor(() => {
    const { innerWidth: width, innerHeight: height } = window;
    const cut = [...document.querySelectorAll('.top > *, .headline > *, .foot > button, .grid')].filter((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return left < 0 || top < 0 || right > width + 1 || bottom > height + 1;
    });
    return width > 400 && cut.map(({ className }) => className);
  });
  expect(cut).toEqual([]);
});
