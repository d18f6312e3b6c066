import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cookie, cookieKey } from '../../src/cookie/cookie.ts';
import { toOctets } from '../../src/cookie/octets.ts';
import { readCookies, writeCookies } from '../../src/formats/formats.ts';
import { findBrowser } from '../browsers/find-browser.ts';
import { cookie } from '../fixtures/cookie.ts';

/** What the loaders of test tools make of an export, in a real Chromium: the cookies that it then has. */

const CHROMIUM = findBrowser('chromium');
if (!CHROMIUM) console.log('Not installed, so not tried: Chromium');

const SWITCHES = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];
const NEXT_MONTH = (Math.floor(Date.now() / 1000) + 30 * 86_400) * 1000;
const BELOW = { topLevelSite: 'https://news.example', hasCrossSiteAncestor: true };
const OWN = { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: false };
const SECURE = { secure: true, sameSite: 'none' } as const;

const JAR: Cookie[] = [
  cookie('session'),
  cookie('dated', { expiryTime: NEXT_MONTH }),
  cookie('fraction', { expiryTime: NEXT_MONTH + 500 }),
  cookie('wide', { hostOnly: false, domain: 'shop.example' }),
  cookie('same'),
  cookie('same', { hostOnly: false }),
  cookie('same', { path: '/cart' }),
  cookie('http-only', { httpOnly: true }),
  cookie('strict', { sameSite: 'strict' }),
  cookie('lax', { sameSite: 'lax' }),
  cookie('none', SECURE),
  cookie('below', { ...SECURE, partitionKey: BELOW }),
  cookie('own', { ...SECURE, partitionKey: OWN }),
  cookie('__Host-id', { secure: true }),
  cookie('empty', { value: '' }),
  cookie('special', { value: '"a b",c\\d=e&f#g' }),
  cookie('text', { value: toOctets('größe 値') }),
  cookie(toOctets('größe')),
  cookie('long', { value: 'x'.repeat(4000) }),
  cookie('elsewhere', { domain: 'other.example' }),
  cookie('local', { domain: 'localhost' }),
  cookie('address', { domain: '127.0.0.1' }),
];

const inOrder = (cookies: readonly Cookie[]) => cookies.toSorted((a, b) => (cookieKey(a) < cookieKey(b) ? -1 : 1));

/** The cookies that a tool says it has, as an import of its own list reads them. */
function readBack(list: unknown): Cookie[] {
  const { cookies, problems } = readCookies(JSON.stringify(list));
  expect(problems).toEqual([]);
  return inOrder(cookies.map(({ cookie }) => cookie));
}

describe.runIf(CHROMIUM)('Puppeteer', () => {
  let browser: Awaited<ReturnType<typeof puppeteer.launch>>;
  beforeAll(async () => {
    browser = await puppeteer.launch({ executablePath: CHROMIUM ?? '', args: SWITCHES });
  });
  afterAll(() => browser.close());

  test('stores all cookies of an export, with each of their attributes', async () => {
    const { text, losses } = writeCookies(JAR, 'puppeteer');
    expect(losses).toEqual([]);
    await browser.setCookie(...JSON.parse(text));
    expect(readBack(await browser.cookies())).toEqual(inOrder(JAR));
  });
});

describe.runIf(CHROMIUM)('Playwright', () => {
  test('has all cookies of an export in a context with that storageState, with each of their attributes', async () => {
    const { text, losses } = writeCookies(JAR, 'playwright');
    expect(losses).toEqual([]);
    const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: SWITCHES });
    const context = await browser.newContext({ storageState: JSON.parse(text) });
    // Its own `cookies()` says Lax of a cookie without SameSite.
    const session = await context.newCDPSession(await context.newPage());
    const stored = await session.send('Network.getAllCookies');
    await browser.close();
    expect(readBack(stored.cookies)).toEqual(inOrder(JAR));
  });
});
