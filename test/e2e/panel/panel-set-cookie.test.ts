import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { REJECTED_LINES, REJECTED_THIRD_PARTY_LINES } from '../../demo/rejected-lines.ts';
import { say } from '../../fixtures/say.ts';
import { recordRejections } from '../driver/chromium/chromium-rejections.ts';
import { BROWSER } from '../driver/launch.ts';
import type { JarCookie } from '../driver/surface.ts';
import { type ShownLine, shownLines, showPart, waitForLines } from '../pages/panel-page.ts';
import { chooseScope } from '../pages/popup-list.ts';
import { waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';
import {
  type Differs,
  EMBEDDED_LINES,
  HELD_BEFORE,
  OWN_IMAGE_LINES,
  PAGE_LINES,
  type PlayedLine,
  REDIRECT_LINES,
  SECURE_BEFORE,
  UNTRUSTED_LINES,
} from './set-cookie-lines.ts';

const SHOP = 'shop.localhost';
const ADS = 'ads.localhost';
/** A host that no browser trusts: over plain http it is not secure. */
const PLAIN = 'plain.test';
const DAY = 24 * 60 * 60 * 1000;
const PICTURE = { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>' };

/** Chromium stops at one of these reasons; the panel names all that apply. */
const LAST_SAID = ['InvalidDomain', 'InvalidPrefix', 'UserPreferences'];

const { crumb, demo, tab } = await stage({
  switches: [`--host-resolver-rules=MAP ${PLAIN} 127.0.0.1`],
  prefs: BROWSER === 'firefox' ? { 'network.dns.localDomains': PLAIN } : {},
});
await crumb.grant([`*://*.${PLAIN}/*`]);
const rejections = await recordRejections(tab);
const panel = await crumb.openPanel(tab);
const tally = { played: 0, agreed: 0 };
afterAll(() => {
  const { played, agreed } = tally;
  console.log(`of ${played} Set-Cookie lines played in ${BROWSER}, the panel's verdict agreed in ${agreed}`);
});
beforeEach(() => crumb.clearJar());

/** The Set-Cookie lines of a test's responses, by URL. */
type Play = Map<string, readonly PlayedLine[]>;

function page(host: string, path: string, lines: readonly PlayedLine[], body = ''): [string, readonly PlayedLine[]] {
  const setCookie = lines.map(({ line }) => line);
  demo.serve(host, path, { setCookie, body: `<link rel="icon" href="data:,"><title>Play</title>${body}` });
  return [demo.url(host, path), lines];
}

function picture(host: string, path: string, lines: readonly PlayedLine[]): [string, readonly PlayedLine[]] {
  demo.serve(host, path, { ...PICTURE, setCookie: lines.map(({ line }) => line) });
  return [demo.url(host, path), lines];
}

/** Shows the panel a page of this host with these cookies in the jar, so that it knows the earlier state. */
async function standAt(host: string, names: string[], secure = false): Promise<void> {
  await crumb.setJar(names.map((name) => ({ name, value: 'old', domain: host, secure })));
  await tab.goto(page(host, '/before', [])[0]);
  await showPart(panel, 'cookies');
  await chooseScope(panel, 'site');
  await waitForRows(panel, names);
  await showPart(panel, 'set-cookie');
  await panel.waitFor(() => !document.querySelector('[data-line]'));
}

/** A cookie of the jar as it is sent; a cookie without a value and one without a name look the same. */
function pairOf({ name, value }: Pick<JarCookie, 'name' | 'value'>): string {
  return (name === '' ? value : `${name}=${value}`).replace(/=$/, '');
}

function pairOfLine(line: string): string {
  const pair = line.replace(/;.*$/s, '').replace(/^[ \t=]+|[ \t]+$/g, '');
  return pair.replace(/[ \t]*=[ \t]*/, '=').replace(/=$/, '');
}

const identity = ({ name, domain, path, partitionKey }: JarCookie) =>
  JSON.stringify([name, domain, path, partitionKey]);

/** The result of a line according to the browser's own jar. */
function truth({ line }: PlayedLine, before: JarCookie[], after: JarCookie[]) {
  const held = after.find((cookie) => pairOf(cookie) === pairOfLine(line));
  const isThere = (one: JarCookie, jar: JarCookie[]) => jar.some((other) => identity(other) === identity(one));
  if (held) return { outcome: isThere(held, before) ? 'replaced' : 'stored', held };
  const name = pairOfLine(line).replace(/=.*/s, '');
  const gone = before.some((cookie) => cookie.name === name && !isThere(cookie, after));
  return { outcome: gone ? 'deleted' : 'nothing', held: null };
}

/** The mismatch of the panel with the jar, and in Chromium with its reasons; null: they agree. */
function contradiction(shown: ShownLine, asked: PlayedLine, before: JarCookie[], after: JarCookie[]): string | null {
  const { outcome, held } = truth(asked, before, after);
  const expected =
    outcome === 'nothing' ? (asked.deletes && !rejections?.has(asked.line) ? 'nothingToDelete' : 'rejected') : outcome;
  const isRejectedDeletion =
    asked.deletes && outcome === 'nothing' && before.some(({ name }) => asked.line.startsWith(`${name}=`));
  if (shown.outcome !== expected && !(isRejectedDeletion && shown.outcome === 'rejected'))
    return `${shown.outcome}, not ${expected}`;
  const differs = differenceOf(asked);
  if (shown.isAltered !== (differs !== null && held !== null)) return `altered: ${shown.isAltered}`;
  if (held && differs && !holds(held, differs)) return `the jar holds ${JSON.stringify(held)}`;
  if (shown.check !== 'agrees') return `it says of the jar: ${shown.check}`;
  return shown.outcome === 'rejected' && rejections ? otherReasons(shown, asked, rejections.get(asked.line)) : null;
}

/** The mismatch of a row's reasons with those of Chromium; null: they agree. */
function otherReasons({ reasons }: ShownLine, { line }: PlayedLine, said?: readonly string[]): string | null {
  // Chromium rejects these without a report.
  const isUnsaid = /;\s*Partitioned/.test(line) || reasons.join() === 'InvalidName';
  if (said === undefined && isUnsaid) return null;
  const isSaid = (code: string) => said?.includes(code);
  const compared = LAST_SAID.includes(reasons[0] ?? '') ? reasons.filter(isSaid) : reasons;
  return compared.toSorted().join() === said?.toSorted().join() ? null : `${reasons} where Chromium says ${said}`;
}

function differenceOf({ differs }: PlayedLine): Differs | null {
  if (!differs) return null;
  return 'chromium' in differs || 'firefox' in differs ? (differs[BROWSER] ?? null) : (differs as Differs);
}

function holds(cookie: JarCookie, { expires, ...rest }: Differs): boolean {
  if (expires === null && cookie.expires !== null) return false;
  if (expires === 'cap' && Math.abs((cookie.expires ?? 0) - Date.now() - 400 * DAY) > DAY) return false;
  return Object.entries(rest).every(([key, value]) => cookie[key as keyof JarCookie] === value);
}

/** Opens the URL, and compares every row that the panel then shows with the jar. */
async function playAt(url: string, play: Play): Promise<void> {
  const before = await crumb.jar();
  await tab.goto(url);
  const count = [...play.values()].flat().length;
  await waitForLines(panel, count);
  const rows = await shownLines(panel, count);
  const after = await crumb.jar();
  const found = rows.map((row) => {
    const asked = play.get(row.url)?.[row.index];
    if (!asked) return `${row.url} was not to set a cookie`;
    const why = contradiction(row, asked, before, after);
    return why && `${asked.line.slice(0, 60)}: ${why}`;
  });
  const contradictions = found.filter((why) => why !== null);
  tally.played += rows.length;
  tally.agreed += rows.length - contradictions.length;
  expect(contradictions).toEqual([]);
}

describe('the panel’s verdict on a Set-Cookie line compared with the jar and with Chromium’s reason', () => {
  test('the verdict on each kind of line that browsers reject is right', async () => {
    await standAt(SHOP, []);
    const url = demo.url(SHOP, '/rejected');
    const play: Play = new Map([
      [url, REJECTED_LINES.map(({ name, line }) => ({ line, ...DEMO_DIFFERENCES[name] }))],
      [demo.url(ADS, '/rejected.svg'), REJECTED_THIRD_PARTY_LINES.map(({ line }) => ({ line }))],
    ]);
    await playAt(url, play);
  });

  test('the verdicts stored, stored differently, replaced, deleted and rejected are right; from images, a frame and redirects', async () => {
    await standAt(SHOP, HELD_BEFORE);
    const frame = page(ADS, '/frame', EMBEDDED_LINES('frame'));
    const image = picture(ADS, '/image.svg', EMBEDDED_LINES('image'));
    const own = picture(SHOP, '/own.svg', OWN_IMAGE_LINES);
    const body = `<img src="${image[0]}"><img src="${own[0]}"><iframe src="${frame[0]}"></iframe>`;
    const [url, lines] = page(SHOP, '/play/page', PAGE_LINES, body);
    const hop = demo.url(SHOP, '/hop');
    demo.serve(SHOP, '/hop', {
      status: 303,
      headers: [['Location', url]],
      setCookie: REDIRECT_LINES.map(({ line }) => line),
    });
    await playAt(hop, new Map([[hop, REDIRECT_LINES], [url, lines], frame, image, own]));
  });

  test('the verdict on lines over plain http from an untrusted host is right', async () => {
    await standAt(PLAIN, SECURE_BEFORE, true);
    const own = page(PLAIN, '/play', UNTRUSTED_LINES);
    await playAt(own[0], new Map([own]));
  });

  test('the comparison covered all reasons and enough lines', () => {
    expect(tally.agreed).toBe(tally.played);
    expect(tally.played).toBeGreaterThanOrEqual(60);
  });
});

describe('cookies that the rules store and the browser’s settings reject', () => {
  const BLOCKED = say('check_missing');

  /** The lines whose row says that the cookie is not stored although the rules allow it. */
  async function missing(url: string, play: Play): Promise<(string | undefined)[]> {
    await tab.goto(url);
    const count = [...play.values()].flat().length;
    await waitForLines(panel, count);
    const rows = (await shownLines(panel, count)).filter(({ check }) => check !== 'agrees');
    expect(rows.every(({ check }) => check === 'missing')).toBe(true);
    await panel.click('[data-outcome="notStored"][data-check="missing"]');
    await waitForText(panel, BLOCKED);
    return rows.map((row) => play.get(row.url)?.[row.index]?.line);
  }

  test('a rule for the site: the row says that the cookie is not stored, and why that may be', async () => {
    await standAt(SHOP, []);
    await crumb.blockCookies(demo.url(SHOP));
    const own = page(SHOP, '/ruled', [{ line: 'ruled=1; Path=/' }, { line: 'abroad=1; Domain=example.com' }]);
    // In Firefox navigator.cookieEnabled of the page is a sign of such a rule.
    if (crumb.name === 'firefox') {
      await tab.goto(own[0]);
      await panel.waitFor(() => document.querySelectorAll('[data-line][data-outcome="rejected"]').length === 2);
      await panel.click('[data-line][data-outcome="rejected"]');
      await panel.waitFor(() => document.querySelector('.set-cookie-details [data-code="CookiesProbablyBlocked"]'));
    } else expect(await missing(own[0], new Map([own]))).toEqual(['ruled=1; Path=/']);
    expect(await crumb.jar()).toEqual([]);
    await crumb.allowCookies(demo.url(SHOP));
    await tab.reload();
    await panel.waitFor(() => document.querySelectorAll('[data-line][data-check="agrees"]').length === 2);
  });

  test('blocked third-party cookies: in Chromium that is the reason, in Firefox it is probable', async () => {
    await standAt(SHOP, []);
    await crumb.setThirdPartyCookies('blocked');
    const frame = page(ADS, '/frame', EMBEDDED_LINES('blocked'));
    const own = page(SHOP, '/with-frame', [{ line: 'own=1; Path=/' }], `<iframe src="${frame[0]}"></iframe>`);
    const play = new Map([own, frame]);
    const blocked = 'blocked-none=1; SameSite=None; Secure; Path=/';
    // Chromium reports with each request whether third-party cookies are accessible.
    if (rejections) {
      await playAt(own[0], play);
      expect(rejections.get(blocked)).toEqual(['UserPreferences']);
      return;
    }
    await tab.goto(own[0]);
    const count = [...play.values()].flat().length;
    const ofFrame = async () => (await shownLines(panel, count)).filter(({ url }) => url === frame[0]);
    const lines = frame[1].map(({ line }) => line);
    await expect
      .poll(async () => (await ofFrame()).find(({ index }) => index === lines.indexOf(blocked))?.reasons)
      .toEqual(['CookiesProbablyBlocked']);
    const jar = await crumb.jar();
    for (const { index, outcome, check } of await ofFrame()) {
      const isStored = jar.some((one) => pairOf(one) === pairOfLine(lines[index] ?? ''));
      expect([lines[index], outcome, check]).toEqual([lines[index], isStored ? 'stored' : 'rejected', 'agrees']);
    }
  });
});

/** Differences in what is stored of the demo site's lines that not every browser rejects. */
const DEMO_DIFFERENCES: Record<string, Pick<PlayedLine, 'differs'>> = {
  '(no name)': { differs: { chromium: { name: '' } } },
  'long-path': { differs: { path: '/' } },
};
