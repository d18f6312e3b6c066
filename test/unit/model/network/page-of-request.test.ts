import { describe, expect, test } from 'vitest';
import { pageOfRequest } from '../../../../src/model/network/page-of-request.ts';
import { shownPages } from '../../../../src/model/network/shown-pages.ts';
import { type HarOptions, navigation, networkRequest } from '../../../fixtures/har.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const OLD = 'https://shop.example/old';
const NEXT = 'https://other.example/next';
/** The next page had arrived at 1,000. */
const pages = [navigation(OLD, { at: 100 }), navigation(NEXT, { at: 900, time: 100 })];

/** The page of a request that began at that time. */
function pageOf(url: string, at: number, fields: Record<string, string>, others: [string, number, HarOptions][] = []) {
  const request = networkRequest(url, { at, request: fields });
  const rest = others.map(([other, when, options]) => networkRequest(other, { ...options, at: when }));
  const requests = [...pages, ...rest, request].sort((one, other) => one.startedAt - other.startedAt);
  return pageOfRequest(request, { requests, pages: shownPages(requests, []), registrableDomain })?.url;
}

const beacon = (Referer: string, site = 'same-origin') => ({
  'Sec-Fetch-Site': site,
  'Sec-Fetch-Mode': 'no-cors',
  'Sec-Fetch-Dest': 'empty',
  Referer,
});
const image = (site: string, rest: Record<string, string> = {}) => ({
  'Sec-Fetch-Site': site,
  'Sec-Fetch-Mode': 'no-cors',
  'Sec-Fetch-Dest': 'image',
  ...rest,
});
const ACCESS = { 'Sec-Fetch-Storage-Access': 'active' };
const FRAME: HarOptions = { request: { 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Site': 'cross-site', ...ACCESS } };

describe('the page of a request', () => {
  test('a page that is left may still send, also to another site', () => {
    expect(pageOf('https://shop.example/bye', 1_020, beacon(OLD))).toBe(OLD);
    expect(pageOf('https://log.example/bye', 1_020, beacon('https://shop.example/', 'cross-site'))).toBe(OLD);
    expect(pageOf('https://other.example/hi', 1_020, beacon(NEXT))).toBe(NEXT);
  });

  test('a page may load something before its own document has arrived', () => {
    expect(pageOf('https://log.example/a', 980, image('cross-site', { Referer: 'https://other.example/' }))).toBe(NEXT);
  });

  test('a page that was left long before sends nothing', () => {
    expect(pageOf('https://shop.example/bye', 5_000, beacon(OLD))).toBe(NEXT);
  });

  test('a frame of the page may be of the site of the page before', () => {
    const frame = [['https://shop.example/frame', 1_010, FRAME]] as [string, number, HarOptions][];
    const fields = beacon('https://shop.example/frame');
    expect(pageOf('https://shop.example/a', 1_020, fields, frame)).toBe(NEXT);
    const toOther = beacon('https://shop.example/', 'cross-site');
    expect(pageOf('https://log.example/a', 1_020, toOther, frame)).toBe(NEXT);
  });

  test('a request with cookies that is surely not one of a third party is of a page of its own site', () => {
    const frame = [['https://ads.example/', 1_010, FRAME]] as [string, number, HarOptions][];
    const icon = image('same-origin', { Cookie: 'a=1' });
    expect(pageOf('https://shop.example/favicon.ico', 1_020, icon, frame)).toBe(OLD);
    expect(pageOf('https://older.example/favicon.ico', 1_020, icon, frame)).toBe('https://older.example/favicon.ico');
    expect(pageOf('https://shop.example/a', 1_020, { ...icon, ...ACCESS }, frame)).toBe(NEXT);
    // Where the browser never reports it nothing is sure.
    expect(pageOf('https://older.example/favicon.ico', 1_020, icon)).toBe(NEXT);
  });
});
