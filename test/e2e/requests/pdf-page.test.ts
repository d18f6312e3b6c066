import { expect, test } from 'vitest';
import { shownLines, showPart } from '../pages/panel-page.ts';
import { panelStage } from '../stage.ts';

const SHOP = 'shop.localhost';
const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>';

const { crumb, demo, tab, panel } = await panelStage(800, { host: SHOP });

// The only test of its file: a tab that shows a PDF cannot be driven afterwards.
test('the Set-Cookie lines of a PDF are judged, although Firefox evaluates nothing in its viewer', async () => {
  demo.serve(SHOP, '/a.pdf', { type: 'application/pdf', body: PDF, setCookie: ['pdf=1; Path=/'] });
  await tab.evaluate(() => void setTimeout(() => location.assign('/a.pdf')));
  await showPart(panel, 'set-cookie');
  expect(await shownLines(panel, 1)).toMatchObject([
    { url: demo.url(SHOP, '/a.pdf'), outcome: 'stored', check: 'agrees' },
  ]);
  expect(await crumb.jar({ name: 'pdf' })).toHaveLength(1);
});
