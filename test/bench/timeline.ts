import type { Browser } from 'puppeteer-core';
import { logHas, measureStreams } from './gallery-runs.ts';

const CHANGES = 10_000;

/** The timeline while 3,000 cookies change 10,000 times. */
export function measureTimeline(browser: Browser): Promise<void> {
  return measureStreams(browser, [
    {
      what: `timeline, ${CHANGES} changes stream in`,
      took: 'first to last',
      query: 'panel=timeline&width=1400&cookies=1&requests=30',
      ready: '.timeline-actions',
      feed: 'changes',
      count: CHANGES,
      isShown: (page) => logHas(page, CHANGES),
    },
  ]);
}
