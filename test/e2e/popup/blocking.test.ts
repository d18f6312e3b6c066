import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/demo.ts';
import { say, sayPattern } from '../../fixtures/say.ts';
import { BROWSER, launchReset } from '../driver/launch.ts';
import type { Crumb, Tab } from '../driver/surface.ts';
import { openCrumb, shownText, waitForRows } from '../pages/popup-page.ts';

const PROBABLY = say('blockedProbably');
const ALL_SITES = say('blockedAllSites');
const THIS_SITE = say('blockedThisSite');
const SESSION = say('keptForSession');
const FRAME = say('thirdParty_blocked', { count: 1, first: 'ads.localhost' });
const UNSEEN = say('thirdParty_unknown', { count: 1, first: 'ads.localhost' });
const PARTITIONED = say('thirdParty_partitioned', { count: 1, first: 'ads.localhost' });
/** A text of Crumb about blocked cookies, with any degree of certainty. */
const ANY_OF_IT = new RegExp(
  (
    [
      'blocked',
      'blockedAllSites',
      'blockedThisSite',
      'blockedProbably',
      'keptForSession',
      'thirdParty_blocked_one',
      'thirdParty_blocked_other',
      'thirdParty_unknown_one',
      'thirdParty_unknown_other',
      'thirdParty_partitioned_one',
      'thirdParty_partitioned_other',
    ] as const
  )
    .map((key) => sayPattern(key).source)
    .join('|'),
  's',
);

let demo: Demo;
let crumb: Crumb;
let tab: Tab;

beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());

/** Loads a page of a host that sets a cookie twice: the second request sends it, unless cookies are blocked. */
async function visit(host: string): Promise<void> {
  demo.serve(host, '/', { setCookie: ['kept=1; Max-Age=600'], body: '<title>Visited</title>' });
  await tab.goto(demo.url(host));
  await tab.reload();
}

/** The text of the popup beside a page, once everything about blocking that can be known is known. */
async function saidBeside(isKnown: (text: string) => boolean): Promise<string> {
  const popup = await openCrumb(crumb, tab);
  try {
    await popup.waitFor(() => document.querySelector('[role="grid"]'));
    await expect.poll(async () => isKnown(await shownText(popup))).toBe(true);
    return await shownText(popup);
  } finally {
    await popup.close();
  }
}

/** The text of a popup without a message about blocking: after the background was asked and has replied. */
async function saidBesideAllowed(): Promise<string> {
  const popup = await openCrumb(crumb, tab);
  try {
    await popup.waitFor(() => document.querySelector('.live[data-state="live"]'));
    // The popup asks the page, then the settings, once its list is shown; later requests get their replies after these.
    await popup.evaluate(async () => {
      const [page] = await chrome.tabs.query({ active: true, currentWindow: true });
      const injection = { target: { tabId: page?.id }, func: () => document.cookie };
      for (let answer = 0; answer < 3; answer++) await chrome.scripting.executeScript(injection);
    });
    await popup.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    return await shownText(popup);
  } finally {
    await popup.close();
  }
}

/** The API of an extension page that these tests use. */
declare const chrome: {
  tabs: { query(filter: object): Promise<{ id: number }[]> };
  scripting: { executeScript(injection: object): Promise<unknown> };
};

function start(granted: boolean): void {
  beforeAll(async () => {
    const permission = BROWSER === 'firefox' ? 'privacy' : 'contentSettings';
    crumb = await launchReset({ build: 'localhost', granted: granted ? [permission] : [] });
    tab = await crumb.openTab('about:blank');
  });
  afterEach(async () => {
    await crumb.allowAllCookies();
    await crumb.clearJar();
  });
  afterAll(() => crumb?.close());
}

describe('without the optional permission', () => {
  start(false);

  test('without the permission, nothing is said about a page whose cookies are sent', async () => {
    await visit('plain.localhost');
    expect(demo.lastCookieHeader('plain.localhost', '/')).toBe('kept=1');
    expect(await saidBesideAllowed()).not.toMatch(ANY_OF_IT);
  });

  test('without the permission, cookies blocked for all sites: "probably", and what certainty would need', async () => {
    await visit('all.localhost');
    await crumb.blockAllCookies();
    await tab.reload();
    expect(demo.lastCookieHeader('all.localhost', '/')).toBeNull();
    const text = await saidBeside((shown) => shown.includes(PROBABLY));
    expect(text).toContain(say('askCertain'));
    expect(text).toContain(say(crumb.name === 'chromium' ? 'askCertain_contentSettings' : 'askCertain_privacy'));
    expect(text).not.toContain(ALL_SITES);
  });

  test('without the permission, cookies blocked by a rule for the site: "probably", never more', async () => {
    await visit('rule.localhost');
    await crumb.blockCookies(demo.url('rule.localhost'));
    await tab.reload();
    expect(demo.lastCookieHeader('rule.localhost', '/')).toBeNull();
    expect(await crumb.jar({ domain: 'rule.localhost' })).toHaveLength(1);
    const text = await saidBeside((shown) => shown.includes(PROBABLY));
    expect(text).not.toContain(THIS_SITE);
    await crumb.allowCookies(demo.url('rule.localhost'));
  });

  test('without the permission, the page’s own cookieEnabled proves nothing in Chromium, and is a sign in Firefox', async () => {
    await crumb.blockCookies(demo.url('shop.localhost'));
    await tab.goto(demo.url('shop.localhost', '/disabled'));
    await tab.waitFor(() => document.body.dataset.done);
    expect(demo.lastCookieHeader('shop.localhost', '/disabled/echo')).toBeNull();
    expect(await crumb.jar()).toEqual([]);
    expect(await tab.evaluate(() => document.querySelector('#enabled')?.textContent)).toBe(
      String(crumb.name === 'chromium'),
    );
    // An empty jar proves nothing in Chromium: Crumb does not guess.
    if (crumb.name === 'chromium') expect(await saidBesideAllowed()).not.toMatch(ANY_OF_IT);
    else expect(await saidBeside((shown) => shown.includes(PROBABLY))).not.toContain(THIS_SITE);
    await crumb.allowCookies(demo.url('shop.localhost'));
  });
});

describe('without the optional permission, a frame from another site', () => {
  start(false);

  test('without the permission, Crumb says that it cannot see whether a frame has cookies, and what certainty would need', async () => {
    await tab.goto(demo.url('shop.localhost', '/third-party'));
    const text = await saidBeside((shown) => shown.includes(UNSEEN));
    expect(text).toContain(say('askCertain'));
    for (const claim of ['thirdParty_blocked', 'thirdParty_partitioned'] as const)
      for (const form of ['one', 'other'] as const) expect(text).not.toMatch(sayPattern(`${claim}_${form}`));
  });

  test('without the permission, a frame is found by its document where its element has no URL', async () => {
    const address = JSON.stringify(demo.url('ads.localhost', '/frame'));
    demo.serve('moves.localhost', '/', {
      body: `<link rel="icon" href="data:,"><title>Moves</title><iframe src="${demo.url('sends.moves.localhost')}"></iframe>`,
    });
    demo.serve('sends.moves.localhost', '/', {
      body: `<title>Of the same site at first</title><script>location = ${address}</script>`,
    });
    await tab.goto(demo.url('moves.localhost'));
    await expect.poll(() => demo.requests('ads.localhost', '/frame').length).toBeGreaterThan(0);
    await saidBeside((shown) => shown.includes(UNSEEN));
  });
});

describe('with the optional permission', () => {
  start(true);

  test('with the permission, nothing is said about a page whose cookies are sent', async () => {
    await visit('plain.localhost');
    expect(demo.lastCookieHeader('plain.localhost', '/')).toBe('kept=1');
    expect(await saidBesideAllowed()).not.toMatch(ANY_OF_IT);
  });

  test('cookies blocked for all sites: said for certain, and nothing more is requested', async () => {
    await crumb.blockAllCookies();
    await visit('all.localhost');
    expect(demo.lastCookieHeader('all.localhost', '/')).toBeNull();
    const text = await saidBeside((shown) => shown.includes(ALL_SITES));
    expect(text).not.toContain(PROBABLY);
    expect(text).not.toContain(say('askCertain'));
  });

  test('cookies blocked by a rule for the site: certain in Chromium, "probably" in Firefox, which does not tell extensions', async () => {
    await visit('rule.localhost');
    await crumb.blockCookies(demo.url('rule.localhost'));
    await tab.reload();
    expect(demo.lastCookieHeader('rule.localhost', '/')).toBeNull();
    const text = await saidBeside((shown) => ANY_OF_IT.test(shown));
    expect(text).toContain(crumb.name === 'chromium' ? THIS_SITE : PROBABLY);
    expect(text).toContain(say(crumb.name === 'chromium' ? 'payloadBlocked' : 'payloadProbablyBlocked'));
    expect(text).not.toContain(say('askCertain'));
    await crumb.allowCookies(demo.url('rule.localhost'));
  });

  test('a removed rule is noticed the next time the popup opens', async () => {
    await crumb.blockCookies(demo.url('ended.localhost'));
    await crumb.allowCookies(demo.url('ended.localhost'));
    await visit('ended.localhost');
    expect(demo.lastCookieHeader('ended.localhost', '/')).toBe('kept=1');
    expect(await saidBesideAllowed()).not.toMatch(ANY_OF_IT);
  });

  test('cookies stored until the browser closes: said in Chromium; in Firefox only when it applies to all sites', async () => {
    await crumb.sessionCookies(demo.url('brief.localhost'));
    await visit('brief.localhost');
    expect(demo.lastCookieHeader('brief.localhost', '/')).toBe('kept=1');
    if (crumb.name === 'chromium') await saidBeside((shown) => shown.includes(SESSION));
    else expect(await saidBesideAllowed()).not.toMatch(ANY_OF_IT);
    await crumb.allowCookies(demo.url('brief.localhost'));
  });

  test('third-party cookies blocked: the frame’s host is named, and the page’s own cookies are not called blocked', async () => {
    await crumb.setThirdPartyCookies('blocked');
    await tab.goto(demo.url('shop.localhost', '/third-party'));
    await tab.reload();
    expect(demo.lastCookieHeader('ads.localhost', '/frame')).toBeNull();
    // Chromium blocks third-party cookies without a partition, Firefox all of them.
    const text = await saidBeside((shown) => shown.includes(crumb.name === 'chromium' ? PARTITIONED : FRAME));
    expect(text).not.toContain(PROBABLY);
    for (const blocked of ['blockedAllSites', 'blockedThisSite'] as const) expect(text).not.toContain(say(blocked));
    await crumb.setThirdPartyCookies('allowed');
  });

  test('third-party cookies blocked: the popup says which partitioned ones the server gets', async () => {
    await crumb.setThirdPartyCookies('blocked');
    await tab.goto(demo.url('shop.localhost', '/third-party/partitioned'));
    await tab.reload();
    const sent = demo.lastCookieHeader('ads.localhost', '/frame');
    if (crumb.name === 'chromium') expect(sent).toContain('frame-partitioned=1');
    else expect(sent).toBeNull();
    await saidBeside((shown) => shown.includes(sent === null ? FRAME : PARTITIONED));
    await crumb.setThirdPartyCookies('allowed');
  });

  test('a rule for the frame’s host blocks its partitioned cookies too: certain in Chromium, unseen in Firefox', async () => {
    await crumb.blockCookies(demo.url('ads.localhost'));
    await tab.goto(demo.url('shop.localhost', '/third-party/partitioned'));
    await tab.reload();
    expect(demo.lastCookieHeader('ads.localhost', '/frame')).toBeNull();
    await saidBeside((shown) => shown.includes(crumb.name === 'chromium' ? FRAME : PARTITIONED));
    await crumb.allowCookies(demo.url('ads.localhost'));
  });

  test('what was said about one page is not said about the next', async () => {
    await crumb.blockCookies(demo.url('left.localhost'));
    await visit('left.localhost');
    const popup = await openCrumb(crumb, tab);
    await expect.poll(() => shownText(popup)).toMatch(crumb.name === 'chromium' ? THIS_SITE : ANY_OF_IT);
    await visit('next.localhost');
    await waitForRows(popup, ['kept']);
    await expect.poll(() => shownText(popup)).not.toMatch(ANY_OF_IT);
    await popup.close();
    await crumb.allowCookies(demo.url('left.localhost'));
  });

  test('third-party cookies allowed: the frame gets its cookies and nothing is said', async () => {
    await crumb.setThirdPartyCookies('allowed');
    await tab.goto(demo.url('shop.localhost', '/third-party'));
    await tab.reload();
    expect(demo.lastCookieHeader('ads.localhost', '/frame')).toContain('frame-plain=1');
    expect(await saidBesideAllowed()).not.toMatch(ANY_OF_IT);
  });

  test('third-party cookies by the browser’s default: partitioned in Firefox, and the popup says so', async () => {
    await tab.goto(demo.url('shop.localhost', '/third-party'));
    await tab.reload();
    const partitions = (await crumb.jar({ domain: 'ads.localhost' })).map(({ partitionKey }) => partitionKey);
    // Chromium is launched with the default of Google Chrome: third-party cookies are allowed.
    const site = crumb.name === 'chromium' ? undefined : 'http://shop.localhost';
    expect(new Set(partitions.map((key) => key?.topLevelSite))).toEqual(new Set([site]));
    if (crumb.name === 'chromium') expect(await saidBesideAllowed()).not.toMatch(ANY_OF_IT);
    else await saidBeside((shown) => shown.includes(PARTITIONED));
  });
});
