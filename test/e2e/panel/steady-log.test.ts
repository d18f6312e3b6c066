import { beforeEach, expect, test } from 'vitest';
import type { PanelTab } from '../../../src/model/panel-model.ts';
import { showPart } from '../pages/panel-page.ts';
import { panelStage } from '../stage.ts';

const HOST = 'steady-log.localhost';

const { crumb, demo, tab, panel } = await panelStage(500, { host: HOST });
beforeEach(() => crumb.clearJar());

/** The page sets cookies of these numbers by its JavaScript, and sends as many requests. */
async function happens(from: number, to: number): Promise<void> {
  await tab.evaluate(
    async (from, to) => {
      for (let at = from; at < to; at++) {
        // biome-ignore lint/suspicious/noDocumentCookie: it is what pages use.
        document.cookie = `n${at}=1`;
        await (await fetch(`/r${at}`)).text();
      }
    },
    from,
    to,
  );
}

const waitForRows = (least: number) =>
  panel.waitFor((least) => Number(document.querySelector('.log')?.ariaRowCount) > least, least);

/** Opens a log that has at least 60 rows. */
async function openLog(part: PanelTab): Promise<void> {
  await panel.waitFor(() => document.querySelector('[role="grid"], .empty, .nothing, .state'));
  await showPart(panel, part);
  await tab.goto(demo.url(HOST));
  await happens(0, 60);
  await waitForRows(60);
}

const scrollTo = (top: number) => panel.evaluate((top) => document.querySelector('.log')?.scrollTo(0, top), top);

test('rows of the timeline that a person has scrolled to stay where they are while newer ones are added above them', async () => {
  await openLog('timeline');
  await scrollTo(600);
  const place = () => panel.waitFor(() => document.querySelector('[data-name="n30"]')?.getBoundingClientRect().top);
  const before = await place();
  await happens(60, 80);
  await waitForRows(80);
  expect(await place()).toBe(before);
  await scrollTo(0);
  await happens(80, 82);
  await panel.waitFor(() => document.querySelector('[aria-rowindex="2"][data-name="n81"]'));
  expect(await panel.evaluate(() => document.querySelector('.log')?.scrollTop)).toBe(0);
});

test('a log is scrolled step by step away from the selected row, which has the focus', async () => {
  await openLog('requests');
  await panel.click('.log [aria-rowindex="2"]');
  await panel.waitFor(() => document.activeElement?.matches('.log [aria-selected="true"]'));
  const tops = await panel.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const passed: number[] = [];
    for (let step = 0; step < 10; step++) {
      document.querySelector('.log')?.scrollBy(0, 60);
      await frame();
      await frame();
      passed.push(document.querySelector('.log')?.scrollTop ?? -1);
    }
    return passed;
  });
  expect(tops).toEqual(Array.from({ length: 10 }, (_, at) => (at + 1) * 60));
});

test('the log of requests stays where a person has scrolled it to, and follows at its end', async () => {
  await openLog('requests');
  await scrollTo(600);
  const place = () =>
    panel.waitFor(() => document.querySelector('[data-request$="/r30"]')?.getBoundingClientRect().top);
  const before = await place();
  await happens(60, 65);
  await waitForRows(65);
  expect(await place()).toBe(before);
  await scrollTo(1_000_000);
  await panel.waitFor(() => document.querySelector('[data-request$="/r64"]'));
  await happens(65, 80);
  await panel.waitFor(() => {
    const row = document.querySelector('[data-request$="/r79"]')?.getBoundingClientRect();
    const log = document.querySelector('.log')?.getBoundingClientRect();
    return row && log && row.bottom <= log.bottom + 1;
  });
});
