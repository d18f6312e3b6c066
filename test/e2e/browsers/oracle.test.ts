import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ThirdParty } from '../../../src/cookie/verdict.ts';
import { described } from '../../oracle/described.ts';
import { examine, examineResting, type Tally } from '../../oracle/examine.ts';
import type { Setting } from '../../oracle/foretell.ts';
import { openOracleBrowser } from '../../oracle/oracle-browser.ts';
import { BROWSER } from '../driver/launch.ts';

/** `npm run oracle` plays others. */
const SEED = 'npm test';
const LINES = 400;
const REQUESTS = 120;
const RESTING = 8;

/** Agreement takes seconds; to make a disagreement small takes longer. */
vi.setConfig({ testTimeout: 300_000 });

const browser = await openOracleBrowser(BROWSER, { twoMinutes: 'short' });
afterAll(() => browser.close());

const played = { lines: 0, requests: 0 };

describe.each([...browser.policies])('predictions of the core with third-party cookies %s', (policy: ThirdParty) => {
  let setting: Setting;
  beforeAll(async () => {
    setting = await browser.set(policy);
  });

  test('the core predicts what the browser does with Set-Cookie lines of every form', async () => {
    const lines = Math.ceil(LINES / browser.policies.length);
    expectAgreement(await examine(browser.player, setting, { seed: `${SEED}, ${policy}`, lines, requests: 0 }));
  });

  test('the core predicts requests of pages, frames and scripts, and the cookies they set', async () => {
    const requests = Math.ceil(REQUESTS / browser.policies.length);
    expectAgreement(await examine(browser.player, setting, { seed: `${SEED}, ${policy}`, lines: 0, requests }));
  });
});

test('after two minutes Chromium stops sending a cookie without SameSite on a cross-site POST; Firefox has no such rule', async () => {
  const setting = await browser.set('allowed');
  expectAgreement(await examineResting(browser.player, setting, SEED, RESTING));
});

test('the comparison covered enough lines and requests', () => {
  console.log(`${browser.name}: ${played.lines} Set-Cookie lines and ${played.requests} requests, as the core says`);
  expect(played.lines).toBeGreaterThanOrEqual(300);
  expect(played.requests).toBeGreaterThanOrEqual(100);
});

function expectAgreement(tally: Tally): void {
  played.lines += tally.lines;
  played.requests += tally.requests;
  expect(tally.findings.map(described).join('\n\n')).toBe('');
}
