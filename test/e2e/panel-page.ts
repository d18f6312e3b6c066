import type { Panel } from './driver/surface.ts';

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
