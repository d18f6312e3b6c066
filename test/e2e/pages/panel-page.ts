import type { Panel } from '../driver/surface.ts';

/** What Crumb's panel in DevTools shows, and a person's steps in it; what it shares with the popup is in popup-page.ts. */

/** Goes to one of the panel's tabs. */
export async function showPart(panel: Panel, name: 'cookies' | 'requests' | 'set-cookie' | 'timeline'): Promise<void> {
  await panel.click(`#tab-${name}`);
  await panel.waitFor((name) => document.querySelector(`#tab-${name}[aria-selected="true"]`), name);
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
  /** Which line of that answer it is, from 0. */
  index: number;
  outcome: string;
  check: string;
  isAltered: boolean;
  /** Codes of the reasons that its details give. */
  reasons: string[];
}

/** What all rows say, once the jar has been looked at for each; the panel is made tall enough to draw them all. */
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
