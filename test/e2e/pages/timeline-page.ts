import type { Panel } from '../driver/surface.ts';

/** What the timeline of Crumb's panel shows, newest first: `<kind> <name> <who>`, with `×<count>` where several are one. */
export function changes(panel: Panel): Promise<string[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-of="timeline"] .log-rows [role="row"]')]
      .toSorted((one, other) => Number(one.ariaRowIndex) - Number(other.ariaRowIndex))
      .map(({ dataset: { kind, name, who, count } }) => `${kind} ${name} ${who}${count === '1' ? '' : ` ×${count}`}`),
  );
}

/** Waits until the newest change is this one. */
export async function waitForChange(panel: Panel, change: string): Promise<void> {
  await panel.waitFor((wanted) => {
    const row = document.querySelector<HTMLElement>('[data-of="timeline"] [aria-rowindex="2"]');
    const { kind, name, who, count } = row?.dataset ?? {};
    return `${kind} ${name} ${who}${count === '1' ? '' : ` ×${count}`}` === wanted;
  }, change);
}

/** What went and what came in the value of the newest change. */
export function newestDiff(panel: Panel): Promise<[gone: string, came: string]> {
  return panel.evaluate(() => {
    const row = document.querySelector('[data-of="timeline"] [aria-rowindex="2"]');
    const text = (selector: string): string => row?.querySelector(selector)?.textContent ?? '';
    return [text('.change del'), text('.change ins')];
  });
}
