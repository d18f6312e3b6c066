import { beforeAll, describe, expect, test } from 'vitest';
import { showPart } from '../pages/panel-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const SHOP = 'shop.localhost';
const { crumb, demo, tab, panel } = await panelStage(640);

const LONG = 'a-long-name-that-fits-into-no-narrow-column-at-all';
const LINES = Array.from({ length: 8 }, (_, index): [string, string] => ['Set-Cookie', `${LONG}${index}=1; Path=/`]);

beforeAll(async () => {
  await crumb.setJar([{ name: LONG, value: 'x'.repeat(500), domain: SHOP }]);
  demo.serve(SHOP, '/*', { body: '' });
  demo.serve(SHOP, '/', { body: `${NO_ICON}<title>Narrow</title><img src="/${LONG}.svg">`, headers: LINES });
  await tab.goto(demo.url(SHOP, '/'));
  await showPart(panel, 'cookies');
  await panel.waitFor(() => document.querySelector('.payload[data-count="9"]'));
  // The timeline lists changes since the panel was opened.
  await crumb.setJar(Array.from({ length: 6 }, (_, index) => ({ name: `later${index}`, value: '1', domain: SHOP })));
  await panel.waitFor(() => document.querySelector('.payload[data-count="15"]'));
});

describe.each([
  [320, 640, 4],
  [400, 300, 2],
  [320, 300, 2],
] as const)('in a panel of %i × %i pixels', (width, height, least) => {
  beforeAll(() => panel.setSize(width, height));

  test.each([
    ['cookies', '.rows > .row'],
    ['requests', '.log-rows > .log-row'],
    ['set-cookie', '.log-rows > .log-row'],
    ['timeline', '.log-rows > .log-row'],
    ['what-if', 'input, select'],
  ] as const)('%s shows rows, and nothing is cut off at the side', async (part, rows) => {
    await showPart(panel, part);
    const wanted = part === 'requests' ? 1 : least;
    await panel.waitFor(
      (rows, wanted) => {
        const inView = [...document.querySelectorAll(rows)].filter((row) => {
          const { top, bottom, height } = row.getBoundingClientRect();
          return height > 0 && top >= 0 && bottom <= innerHeight;
        });
        return inView.length >= wanted;
      },
      rows,
      wanted,
    );
    const cut = await panel.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const buttons = [
        ...document.querySelectorAll('.tabs > button, .foot > button, .log-bar > *, .headline > *, .top > *'),
      ];
      const outside = buttons.filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (left < -1 || right > clientWidth + 1);
      });
      return { beyond: scrollWidth - clientWidth, outside: outside.map(({ className }) => className) };
    });
    expect(cut).toEqual({ beyond: 0, outside: [] });
  });
});

test.each([560, 640, 727])('in a panel of %i pixels the search has room for its hint', async (width) => {
  await panel.setSize(width, 640);
  await showPart(panel, 'cookies');
  const room = await panel.waitFor(() => {
    const search = document.querySelector<HTMLInputElement>('.top input');
    const context = document.createElement('canvas').getContext('2d');
    const live = document.querySelector('.live');
    if (!search || !context || !live || !document.querySelector('.step-buttons button')) return null;
    const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(search);
    context.font = font;
    const padding = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd);
    return {
      inside: search.clientWidth - padding - context.measureText(search.placeholder).width,
      after: live.getBoundingClientRect().left - search.getBoundingClientRect().right,
    };
  });
  expect(Math.min(room.inside, room.after)).toBeGreaterThanOrEqual(0);
});
