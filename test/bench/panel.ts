import type { Browser } from 'puppeteer-core';
import { logHas, measureStreams, type Stream } from './gallery-runs.ts';

const REQUESTS = 2_000;

/** The Requests tab while 2,000 requests end: into an empty log, and into one of as many. */
export function measurePanel(browser: Browser): Promise<void> {
  return measureStreams(browser, [
    requests(1, `${REQUESTS} requests stream in`),
    requests(REQUESTS, `${REQUESTS} recorded before, ${REQUESTS} more`),
  ]);
}

function requests(recorded: number, what: string): Stream {
  // The page's own request counts too.
  const all = recorded + REQUESTS + 1;
  return {
    what: `panel, ${what}`,
    took: 'opened to counted',
    query: `panel=requests&width=1400&cookies=170&requests=${recorded}`,
    ready: '.log-rows [role="row"]',
    feed: 'requests',
    count: REQUESTS,
    isShown: async (page) => {
      await logHas(page, all);
      await page.waitForFunction(
        (count) => document.querySelector('.cost')?.getAttribute('data-all') === count,
        {},
        `${all}`,
      );
    },
  };
}
