import { describe, expect, test } from 'vitest';
import { acceptance, SHORT_FIELDS } from '../../../../src/cookie/limits/acceptance.ts';
import { BUDGET_LIST, BUDGETS, type BudgetKey } from '../../../../src/cookie/limits/budgets.ts';
import { assumedServer, budgetOf } from '../../../../src/cookie/limits/page-server.ts';
import { accepted, observedServer, respondedByHost } from '../../../../src/model/requests/observed-server.ts';
import { type FieldsBrowser, http1Fields, http2Fields } from '../../../bench/browser-fields.ts';
import { type HarOptions, networkRequest } from '../../../fixtures/har.ts';

const URL = 'http://localhost/';
const document = (browser: FieldsBrowser, options: HarOptions = {}) =>
  networkRequest(URL, { request: http1Fields(browser), ...options });
const documentOverHttp2 = (browser: FieldsBrowser) =>
  networkRequest(URL, { httpVersion: 'h2', request: http2Fields(browser) });

describe('the largest Cookie header beside the other fields of a request', () => {
  /** Octets that real servers accepted over HTTP/1.1: beside two short fields, Chromium's and Firefox's. */
  const MEASURED: [BudgetKey, short: number, chromium: number, firefox: number][] = [
    ['nginx', 8182, 8182, 8182],
    ['apache', 8183, 8183, 8183],
    ['varnish', 8184, 8184, 8184],
    ['gunicorn', 8180, 8180, 8180],
    ['tomcat', 8128, 7548, 7774],
    ['lighttpd', 8128, 7548, 7774],
    ['haproxy', 15_228, 14_600, 14_838],
    ['node', 16_348, 15_816, 16_030],
    ['php', 81_856, 81_276, 81_502],
    ['caddy', 1_052_608, 1_052_028, 1_052_254],
  ];
  test.each(MEASURED)('is what %s was measured to accept over HTTP/1.1', (key, short, chromium, firefox) => {
    expect(acceptance(budgetOf(key, null), SHORT_FIELDS).octets).toBe(short);
    expect(accepted(document('chromium'), key, null, 5).octets).toBe(chromium);
    expect(accepted(document('firefox'), key, null, 5).octets).toBe(firefox);
  });

  test('is at most what Jetty was measured to accept, which does not count the names that it knows', () => {
    const short = acceptance(budgetOf('jetty', null), SHORT_FIELDS).octets;
    const [chromium, firefox] = (['chromium', 'firefox'] as const).map(
      (browser) => accepted(document(browser), 'jetty', null, 5).octets,
    );
    expect([short, chromium, firefox]).toEqual([8168, 7636, 7850]);
    expect(chromium).toBeLessThanOrEqual(7655);
    expect(firefox).toBeLessThanOrEqual(7945);
  });

  /** Over HTTP/2, in cookies of 4,000, of 300 and of 100 octets, the last one shorter. */
  const OVER_HTTP2: [BudgetKey, FieldsBrowser, octets: number[]][] = [
    ['nginx', 'chromium', [32_138, 31_750, 30_958]],
    ['nginx', 'firefox', [32_356, 31_968, 31_168]],
    ['apache', 'chromium', [8182, 8182, 8182]],
    ['tomcat', 'chromium', [7533, 7372, 7057]],
    ['tomcat', 'firefox', [7760, 7592, 7270]],
    ['lighttpd', 'chromium', [7514, 7330, 6978]],
    ['lighttpd', 'firefox', [7744, 7552, 7192]],
    ['haproxy', 'chromium', [14_562, 14_562, 14_562]],
    ['haproxy', 'firefox', [14_804, 14_804, 14_804]],
    ['jetty', 'chromium', [6982, 6298]],
    ['jetty', 'firefox', [7296, 6576]],
    ['caddy', 'chromium', [1_038_398, 936_158, 774_410]],
    ['caddy', 'firefox', [1_038_712, 936_436, 774_652]],
  ];
  test.each(OVER_HTTP2)('is what %s was measured to accept of %s over HTTP/2', (key, browser, measured) => {
    for (const [index, octets] of measured.entries()) {
      const size = [4000, 300, 100][index] ?? 0;
      const count = Math.ceil((octets + 2) / (size + 2));
      // The last cookie of the measured header may have been a rest that one name would not fit into.
      expect(accepted(documentOverHttp2(browser), key, null, count).octets).within(octets, octets + 3);
    }
  });

  test('is over HTTP/2 that of HTTP/1.1 where the server must be behind a proxy', () => {
    const { octets } = accepted(documentOverHttp2('chromium'), 'node', null, 5);
    // HTTP/1.1 has no field Priority, and HTTP/2 no field Connection.
    expect(octets).toBe(15_816 + 'connectionclose'.length - 'priorityu=0, i'.length);
  });

  test('is over HTTP/2 that of HTTP/1.1 where a proxy requests from the server over HTTP/1.1', () => {
    const behind = { ...documentOverHttp2('chromium'), type: 'document' as const };
    const page = {
      ...behind,
      responseFields: [
        { name: 'server', value: 'nginx' },
        { name: 'via', value: '1.1 google' },
      ],
    };
    const server = observedServer([page], 'localhost', 'chrome');
    expect([server.accepts('auto', 9).octets, server.proxyProtocol('auto')]).toEqual([8182, 'http/1.1']);
    const failed = { ...behind, id: page.id + 1, protocol: '', status: 0 };
    expect(accepted(failed, 'auto', 'nginx', 9, page).octets).toBe(8182);
    expect(observedServer([behind], 'localhost', 'chrome').proxyProtocol('auto')).toBeNull();
  });

  test('is at least one octet, however large the rest of the request is', () => {
    const request = networkRequest(`${URL}?${'x'.repeat(100_000)}`, { request: { Referer: 'y'.repeat(100_000) } });
    expect(BUDGET_LIST.map(([key]) => accepted(request, key, null, 200).octets >= 1)).not.toContain(false);
    expect(accepted(request, 'node', null, 1).octets).toBe(1);
  });
});

describe('the server of a page', () => {
  const express: [string, string] = ['X-Powered-By', 'Express'];

  test('is known by the document: which server, its protocol and the other fields', () => {
    const other = networkRequest('http://localhost/a.js', { resourceType: 'script', response: [express] });
    const page = document('firefox', { response: [express], resourceType: 'document' });
    const server = observedServer([page, other], 'localhost', 'firefox');
    expect(server).toMatchObject({ key: 'node', protocol: 'http/1.1', isObserved: true });
    expect(server.accepts('auto', 3).octets).toBe(16_030);
    expect(server.accepts('nginx', 3).octets).toBe(8182);
  });

  test('keeps its protocol when a later request for the page gets no response', () => {
    const page = { ...documentOverHttp2('chromium'), type: 'document' as const };
    const failed = { ...page, id: page.id + 1, protocol: '', status: 0 };
    const { protocol, accepts } = observedServer([page, failed], 'localhost', 'chrome');
    expect([protocol, accepts('nginx', 9).octets]).toEqual(['h2', 32_138]);
    expect(accepted(failed, 'nginx', null, 9, respondedByHost([page, failed]).get('localhost')).octets).toBe(32_138);
  });

  test('is assumed where the document is not recorded, with the name that other responses give', () => {
    const other = networkRequest('http://localhost/a.js', { resourceType: 'script', response: [express] });
    const server = observedServer([other], 'localhost', 'chrome');
    expect(server).toMatchObject({ key: 'node', protocol: '', isObserved: false });
    expect(server.accepts('auto', 3)).toEqual(assumedServer('chrome', 'node').accepts('node', 3));
  });

  test.each(['auto', '', 'toString', 'constructor', '__proto__', 'a server of another version'])(
    'is nginx if nothing names it and the setting is "%s"',
    (chosen) => {
      expect(assumedServer('chrome', null).accepts(chosen, 1)).toMatchObject(BUDGETS.get('nginx') ?? {});
      expect(accepted(document('chromium'), chosen, null, 1).octets).toBe(8182);
    },
  );

  test.each([
    ['chrome', 'chromium'],
    ['firefox', 'firefox'],
  ] as const)('is assumed in %s with the fields that the browser was seen to send', (agent, browser) => {
    const seen = networkRequest('http://shop.localhost:12345/', {
      request: { ...http1Fields(browser, 'shop.localhost:12345'), connection: 'keep-alive' },
    });
    for (const key of ['node', 'tomcat', 'haproxy'] as const)
      expect(assumedServer(agent, null).accepts(key, 1)).toEqual(accepted(seen, key, null, 1));
  });
});
