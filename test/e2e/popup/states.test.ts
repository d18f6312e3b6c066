import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../../browsers/build.ts';
import { type Demo, startDemo } from '../../demo/demo.ts';
import { labelled, say } from '../../fixtures/say.ts';
import { BROWSER, launchReset } from '../driver/launch.ts';
import type { Crumb, Tab, View } from '../driver/surface.ts';
import {
  clickButton,
  openCrumb,
  rowNames,
  shownText,
  waitForRows,
  waitForText,
  waitForTextGone,
} from '../pages/popup-page.ts';

const HOST = 'shop.localhost';
const THIS_FILE = import.meta.url;

let demo: Demo;
let crumb: Crumb;
let tab: Tab;

beforeAll(async () => {
  demo = await startDemo();
  demo.serve(HOST, '/*', { body: '<title>Blank</title>' });
});
afterAll(() => demo?.close());

const cookie = (name: string, path = '/') => ({ name, value: '1', domain: HOST, path });

describe('the popup without a row', () => {
  beforeAll(async () => {
    crumb = await launchReset({ build: 'localhost' });
    tab = await crumb.openTab(demo.url(HOST, '/here'));
  });
  beforeEach(() => crumb.clearJar());
  afterAll(() => crumb?.close());

  test('a page without cookies says that they show when one is set, and shows one that is set', async () => {
    const popup = await openCrumb(crumb, tab);
    await waitForText(popup, say('emptyPage'));
    expect(await shownText(popup)).toContain(say('empty_do'));
    await crumb.setJar([cookie('first')]);
    await waitForRows(popup, ['first']);
    await waitForTextGone(popup, say('emptyPage'));
    await popup.close();
  });

  test('cookies of the site for other paths are counted, and a click lists them', async () => {
    await crumb.setJar([cookie('there', '/there'), cookie('also', '/there')]);
    const popup = await openCrumb(crumb, tab);
    await waitForText(popup, say('emptyPageOthers', { count: 2, site: HOST }));
    await clickButton(popup, say('showSite'));
    await waitForRows(popup, ['there', 'also']);
    await popup.fill(`select${labelled('scope')}`, 'page');
    await popup.close();
  });

  test('a search without a match says so, and a click clears it', async () => {
    await crumb.setJar([cookie('one'), cookie('two')]);
    const popup = await openCrumb(crumb, tab);
    await waitForRows(popup, ['one', 'two']);
    await popup.type('input[type="search"]', 'nowhere');
    await waitForText(popup, say('emptyFilter'));
    expect(await rowNames(popup)).toEqual([]);
    await clickButton(popup, say('clearFilter'));
    await waitForRows(popup, ['one', 'two']);
    expect(await popup.evaluate(() => document.querySelector<HTMLInputElement>('input[type="search"]')?.value)).toBe(
      '',
    );
    await popup.close();
  });

  // Chromium does not tell an extension the URL of a blank page, a data: URL or the source of a page.
  const inFirefox = BROWSER === 'firefox';
  test.each([
    [
      'a page of the browser',
      (): string => (inFirefox ? 'about:support' : 'chrome://version'),
      'problem_unsupportedPage',
    ],
    ['a blank page', (): string => 'about:blank', inFirefox ? 'noWebPage_blank' : 'problem_unsupportedPage'],
    [
      'a data: URL',
      (): string => 'data:text/html,<title>data</title>',
      inFirefox ? 'noWebPage_data' : 'problem_unsupportedPage',
    ],
    [
      'the source of a page',
      (): string => `view-source:${demo.url(HOST)}`,
      inFirefox ? 'noWebPage_source' : 'problem_unsupportedPage',
    ],
    ['a file', (): string => THIS_FILE, 'noWebPage_file'],
  ] as const)('a popup beside %s says what the tab shows and what to do', async (_, urlOf, key) => {
    const own = await crumb.openTab(urlOf());
    const popup = await openCrumb(crumb, own);
    await waitForText(popup, say(key));
    expect(await shownText(popup)).toContain(say(`${key}_do`));
    await popup.close();
    await own.close();
  });

  test('DevTools of a file say that it is one, where the browser tells its URL', async () => {
    const own = await crumb.openTab(THIS_FILE);
    const panel = await crumb.openPanel(own);
    await waitForText(panel, say(inFirefox ? 'problem_unsupportedPage' : 'noWebPage_file'));
    await own.close();
  });
});

/** The build for tests, whose background gets no message until `answer` is called in it. */
function deafBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crumb-deaf-'));
  cpSync(join(ROOT, 'dist', BROWSER === 'firefox' ? 'localhost-firefox' : 'localhost-chrome'), folder, {
    recursive: true,
  });
  const loader = join(folder, 'service-worker-loader.js');
  writeFileSync(
    join(folder, 'deaf.js'),
    `const { onMessage } = chrome.runtime;
     const add = onMessage.addListener.bind(onMessage);
     const kept = [];
     for (const api of new Set([chrome, globalThis.browser])) api.runtime.onMessage.addListener = (each) => kept.push(each);
     globalThis.answer = () => kept.splice(0).forEach((each) => add(each));`,
  );
  writeFileSync(loader, `import './deaf.js';\n${readFileSync(loader, 'utf8')}`);
  return folder;
}

describe('a background that does not reply', () => {
  let folder: string;
  let popup: View;

  beforeAll(async () => {
    folder = deafBuild();
    crumb = await launchReset({ build: 'localhost', folder });
    tab = await crumb.openTab(demo.url(HOST, '/here'));
    await crumb.setJar([cookie('seen')]);
    popup = await openCrumb(crumb, tab);
  });
  afterAll(async () => {
    await crumb?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a missing background is reported beside the cookies that the popup could read by itself', async () => {
    await waitForText(popup, say('lostBanner'));
    expect(await rowNames(popup)).toEqual(['seen']);
  });

  test('a missing background is asked again by itself, and missed changes are read', async () => {
    await crumb.setJar([cookie('missed')]);
    await crumb.background(() => (globalThis as unknown as { answer(): void }).answer());
    for (const key of ['lostBanner', 'problem_disconnected'] as const) await waitForTextGone(popup, say(key));
    await waitForRows(popup, ['seen', 'missed']);
    await crumb.setJar([cookie('later')]);
    await waitForRows(popup, ['seen', 'missed', 'later']);
    await popup.close();
  });
});

describe('first-party isolation', () => {
  beforeAll(async () => {
    crumb = await launchReset({ build: 'localhost', prefs: { 'privacy.firstparty.isolate': true } });
    tab = await crumb.openTab(demo.url(HOST, '/here'));
    await crumb.setJar([cookie('kept')]);
  });
  afterAll(() => crumb?.close());

  test('first-party isolation is called unsupported in Firefox, which shows no list; Chromium has none', async () => {
    const popup = await openCrumb(crumb, tab);
    if (crumb.name === 'firefox') {
      await waitForText(popup, say('problem_firstPartyIsolation'));
      expect(await shownText(popup)).toContain(say('problem_firstPartyIsolation_do'));
      expect(await rowNames(popup)).toEqual([]);
    } else {
      await waitForRows(popup, ['kept']);
    }
    await popup.close();
  });
});
