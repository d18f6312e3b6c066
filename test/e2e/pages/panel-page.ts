import type { PanelTab } from '../../../src/model/panel-model.ts';
import type { Panel } from '../driver/surface.ts';

/**
 * The contents of Crumb's panel in DevTools, and a person's steps in it; popup-page.ts has those shared with the popup.
 */

/** Goes to one of the panel's tabs. */
export async function showPart(panel: Panel, name: PanelTab): Promise<void> {
  await panel.click(`#tab-${name}`);
  await panel.waitFor((name) => document.querySelector(`#tab-${name}[aria-selected="true"]`), name);
}

/** Waits until the first row of Requests is this one: those of an earlier page would be taken for the page's own. */
export async function waitForFirstRequest(panel: Panel, url: string): Promise<void> {
  await panel.waitFor((url) => document.querySelector<HTMLElement>('.log-rows .log-row')?.dataset.request === url, url);
}

/** Waits until the log of Set-Cookie lines has this many rows, drawn or not. */
export async function waitForLines(panel: Panel, count: number): Promise<void> {
  await panel.waitFor(
    (count) => document.querySelector('[data-of="set-cookie"]')?.ariaRowCount === String(count + 1),
    count,
  );
}

/** A row of the log of Set-Cookie lines. */
export interface ShownLine {
  url: string;
  /** The index of the line in its response, from 0. */
  index: number;
  outcome: string;
  check: string;
  isAltered: boolean;
  /** Codes of the reasons in its details. */
  reasons: string[];
}

/** The contents of all rows, once the jar was read for each; the panel is made tall enough to draw them all. */
export async function shownLines(panel: Panel, count: number): Promise<ShownLine[]> {
  await panel.setSize(1000, 400 + 40 * count);
  await panel.waitFor((count) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-line]')];
    return rows.length === count && rows.every(({ dataset }) => dataset.check !== 'waiting');
  }, count);
  return panel.evaluate(async () => {
    const shown: ShownLine[] = [];
    for (const row of document.querySelectorAll<HTMLElement>('[data-line]')) {
      row.click();
      while (row.ariaSelected !== 'true') await new Promise((resolve) => setTimeout(resolve));
      const { line = '', outcome = '', check = '', altered } = row.dataset;
      shown.push({
        url: row.querySelector<HTMLElement>('.from [title]')?.title ?? '',
        index: Number(line.split(':')[1]),
        outcome,
        check,
        isAltered: altered !== undefined,
        reasons: [...document.querySelectorAll<HTMLElement>('.set-cookie-details .finding')].map(
          ({ dataset }) => dataset.code ?? '',
        ),
      });
    }
    return shown;
  });
}

/** Opens the details of the latest request whose URL ends so, with this method if one is given; its row must be drawn. */
export async function openRequest(panel: Panel, end: string, method = ''): Promise<void> {
  await panel.waitFor(
    (end, method) => {
      const rows = [...document.querySelectorAll<HTMLElement>(`.log-row[data-request$="${end}"]`)];
      const row = rows.findLast((one) => one.querySelector('.method')?.textContent.includes(method));
      if (row && row.ariaSelected !== 'true') row.click();
      return row?.ariaSelected === 'true' && document.querySelector('.request-details');
    },
    end,
    method,
  );
}

/** The codes of the reasons why the opened request did not send a cookie of that name. */
export function reasonsShown(panel: Panel, name: string): Promise<string[]> {
  return panel.evaluate((name) => {
    const groups = [...document.querySelectorAll('.request-details .not-sent')];
    const shown = groups.filter((group) => group.querySelector(`li[data-name="${name}"]`));
    const codes = shown.flatMap((group) => [...group.querySelectorAll<HTMLElement>('[data-code]')]);
    return codes.map(({ dataset }) => dataset.code ?? '');
  }, name);
}

/** What the details of a request say that the rules do not explain. */
export function unexplained(panel: Panel): Promise<string[]> {
  const selector =
    '.request-details :is(.unlike, [data-code="disagrees"], .not-sent[data-severity="warn"]), .request-details [data-part="sent"] .origin:not(:has(*))';
  return panel.evaluate(
    (selector) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? ''),
    selector,
  );
}
