import type { Demo } from '../../demo/demo.ts';
import type { Panel } from '../driver/surface.ts';
import type { Case } from '../panel/what-if-requests.ts';

/** What the tab "What if" says of one request. */
export interface Said {
  /** The value of the Cookie header; null: none, or none that is known. */
  header: string | null;
  octets: number;
  sent: { name: string; octets: number }[];
  withheld: Record<string, string[]>;
  /** Names of those that may be sent all the same. */
  uncertain: string[];
  barred: string | null;
}

/** Opens the tab, with all its fields in sight. */
export async function openWhatIf(panel: Panel): Promise<void> {
  await panel.click('#tab-what-if');
  await panel.waitFor(() => document.querySelector('.question .more'));
  await panel.evaluate(() => document.querySelector('.question .more')?.setAttribute('open', ''));
}

/** Fills the fields as a person does; the address last, so that what is said of it is said of all. */
export async function ask(
  panel: Panel,
  demo: Demo,
  { way, method = 'GET', from, frame, by }: Case,
  url: string,
): Promise<Said> {
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
  await panel.fill('[name="address"]', url);
  return readAnswer(panel, url);
}

/** What is said of this address, once nothing more is waited for. */
export async function readAnswer(panel: Panel, url: string): Promise<Said> {
  await panel.waitFor((url) => {
    const answer = document.querySelector('.what-if-answer[aria-busy="false"]');
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
      withheld: Object.fromEntries(
        all('.held-back [data-cookie]').map(({ dataset }) => [
          dataset.cookie ?? '',
          (dataset.reasons ?? '').split(' '),
        ]),
      ),
      uncertain: all('.held-back [data-uncertain]').map(({ dataset }) => dataset.cookie ?? ''),
      barred: document.querySelector<HTMLElement>('[data-barred]')?.dataset.barred ?? null,
    };
  });
}
