import type { Agent } from '../src/cookie/cookie.ts';
import type { FakeBrowser } from './fixtures/fake-browser.ts';

/** The browser that the sources under test run in: test/staged-browser.ts puts it in the place of the real one. */
export const stage: { browser: object; agent: Agent } = { browser: {}, agent: 'chrome' };

/** From now on the sources under test run in this browser. */
export function enter({ api, jar }: FakeBrowser): void {
  stage.browser = api;
  stage.agent = jar.agent;
}
