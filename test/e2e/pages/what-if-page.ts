import type { Demo } from '../../demo/demo.ts';
import type { Panel, View } from '../driver/surface.ts';
import type { Case } from '../panel/what-if-requests.ts';

/** The contents of the tab "What if" for one request. */
export interface ShownPrediction {
  /** The value of the Cookie header; null: none, or an unknown one. */
  header: string | null;
  octets: number;
  sent: { name: string; octets: number }[];
  notSent: Record<string, string[]>;
  /** Names of cookies that may be sent nevertheless. */
  uncertain: string[];
  barred: string | null;
}

/** Opens the tab, with all its fields visible. */
export async function openWhatIf(panel: Panel): Promise<void> {
  await panel.click('#tab-what-if');
  await panel.waitFor(() => document.querySelector('.question .more'));
  await panel.evaluate(() => document.querySelector('.question .more')?.setAttribute('open', ''));
}

/** Fills the fields as a person does; the URL last, so that the result is about all of them. */
export async function requestPrediction(
  panel: Panel,
  demo: Demo,
  { way, method = 'GET', from, frame, by }: Case,
  url: string,
): Promise<ShownPrediction> {
  const page = (host: string | undefined): string => (host === undefined ? '' : demo.url(host, '/page'));
  await panel.fill('[name="way"]', way);
  if (await panel.evaluate(() => !document.querySelector('[name="method"]')?.matches(':disabled'))) {
    await panel.fill('[name="method"]', method);
  }
  if (way !== 'typed') {
    await panel.fill('[name="page"]', page(from));
    await panel.fill('[name="frame"]', page(frame));
  }
  await panel.fill('[name="redirect"]', page(by));
  await panel.fill('[name="url"]', url);
  return readPrediction(panel, url);
}

/** The result for this URL, once nothing is pending. */
export async function readPrediction(panel: View, url: string): Promise<ShownPrediction> {
  await panel.waitFor((url) => {
    const answer = document.querySelector('.what-if-result[aria-busy="false"]');
    return answer?.getAttribute('data-url') === url;
  }, url);
  return panel.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const header = document.querySelector<HTMLElement>('.cookie-header');
    return {
      header: header ? header.innerText.replace(/^Cookie: /, '') : null,
      octets: Number(header?.dataset.octets ?? 0),
      sent: all('.foretold li:not([data-state="removed"])').map((row) => ({
        name: row.dataset.cookie ?? '',
        octets: Number(row.querySelector('.octets')?.textContent?.replace(/\D/g, '')),
      })),
      notSent: Object.fromEntries(
        all('.unsent [data-cookie]').map(({ dataset }) => [dataset.cookie ?? '', (dataset.reasons ?? '').split(' ')]),
      ),
      uncertain: all('.unsent [data-uncertain]').map(({ dataset }) => dataset.cookie ?? ''),
      barred: document.querySelector<HTMLElement>('[data-barred]')?.dataset.barred ?? null,
    };
  });
}
