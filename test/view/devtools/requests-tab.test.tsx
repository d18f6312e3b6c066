import { within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { harEntry } from '../../fixtures/har.ts';
import { say, sayPattern } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import type { StageOptions } from '../stage.ts';
import { type PanelStage, panelStage } from './panel-stage.ts';

const SITE = 'https://shop.example';
const PAGE = `${SITE}/shop/item`;
const JAR = [
  cookie('session', { value: 'x'.repeat(90) }),
  cookie('_ga', { value: 'GA1.1' }),
  cookie('admin', { path: '/admin' }),
  cookie('sso', { sameSite: 'strict', domain: 'login.shop.example' }),
];
const HEADER = `session=${'x'.repeat(90)}; _ga=GA1.1`;
type Options = NonNullable<Parameters<typeof harEntry>[1]>;

const page = (more: Options = {}) =>
  harEntry(PAGE, {
    ...more,
    at: 1_000,
    request: { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none', Cookie: HEADER, ...more.request },
  });
const image = (at: number, more: Options = {}) =>
  harEntry(`${SITE}/${at}.png`, {
    at,
    ...more,
    request: { 'Sec-Fetch-Dest': 'image', 'Sec-Fetch-Site': 'same-origin', Cookie: HEADER, ...more.request },
  });

const rows = ({ container }: PanelStage) => [...container.querySelectorAll<HTMLElement>('.log-rows [role="row"]')];
const addresses = (panel: PanelStage) => rows(panel).map((row) => new URL(row.dataset.request ?? '').pathname);
const cost = ({ container }: PanelStage) => container.querySelector<HTMLElement>('.cost');
const details = ({ container }: PanelStage) =>
  within(container).findByRole('complementary', { name: say('requestDetails') });

async function opened(entries: object[], jar = JAR, options: StageOptions = {}): Promise<PanelStage> {
  const panel = panelStage(jar, entries, options);
  panel.openTab('requests');
  await until(() => expect(rows(panel)).toHaveLength(entries.length));
  return panel;
}

async function detailsOf(panel: PanelStage, index: number): Promise<HTMLElement> {
  rows(panel)[index]?.click();
  return details(panel);
}

describe('the list of requests', () => {
  test('each request shows its cookies, in bytes and as a share of its header', async () => {
    const panel = await opened([page({ response: [['Set-Cookie', 'track=1; SameSite=None']] }), image(1_100)]);
    const cells = [...(rows(panel)[0]?.querySelectorAll('[role="gridcell"]') ?? [])].map((cell) =>
      cell.textContent.trim(),
    );
    expect(cells).toEqual([
      'GET',
      '/shop/item',
      say('requestType_document'),
      'http/1.1',
      '200',
      say('octets', { octets: HEADER.length }),
      expect.any(String),
      '221',
    ]);
    expect(cells[6]).toMatch(/^\d+ %$/);
  });

  test('each count leads to what it counts', async () => {
    const panel = await opened([page({ response: [['Set-Cookie', 'track=1; SameSite=None']] }), image(1_100)]);
    const count = (kind: string) => rows(panel)[0]?.querySelector<HTMLElement>(`button[data-count="${kind}"]`);
    expect(count('notSent')?.title).toBe(say('requestCount_notSent', { count: 2 }));
    count('notSent')?.click();
    const notSent = within(await details(panel)).getByRole('region', { name: say('notSentCookies') });
    expect([...notSent.querySelectorAll('li')].map((item) => item.dataset.name)).toEqual(['admin', 'sso']);
    count('rejected')?.click();
    await until(() => expect(panel.container.querySelector('#tab-set-cookie[aria-selected="true"]')).not.toBeNull());
    expect(rows(panel).map((row) => row.dataset.outcome)).toEqual(['rejected']);
    within(panel.container)
      .getByRole('button', { name: sayPattern('narrowedTo_request', { name: '/shop/item' }) })
      .click();
    await until(() => expect(panel.container.querySelector('.narrowed')).toBeNull());
  });

  test('requests near and over the budget are marked, and a filter narrows to them', async () => {
    const big = (octets: number) => ({ request: { Cookie: `a=${'x'.repeat(octets - 2)}` } });
    const panel = await opened([page(), image(1_100, big(7_000)), image(1_200, big(9_000))]);
    expect(rows(panel).map((row) => row.dataset.level)).toEqual([undefined, 'near', 'over']);
    within(panel.container)
      .getByRole('button', { name: `${say('requestFilter_over')} 1` })
      .click();
    await until(() => expect(addresses(panel)).toEqual(['/1200.png']));
  });

  test('requests are sorted by size and back', async () => {
    const panel = await opened([page(), image(1_100, { request: { Cookie: 'a=1' } }), image(1_200)]);
    const heading = within(panel.container).getByRole('button', { name: sayPattern('requestColumn_octets') });
    heading.click();
    await until(() => expect(addresses(panel)).toEqual(['/shop/item', '/1200.png', '/1100.png']));
    heading.click();
    await until(() => expect(addresses(panel)).toEqual(['/1100.png', '/shop/item', '/1200.png']));
    heading.click();
    await until(() => expect(addresses(panel)).toEqual(['/shop/item', '/1100.png', '/1200.png']));
  });

  test('the selected request stays selected while requests come, even before it', async () => {
    const panel = await opened([page(), image(1_500)]);
    await detailsOf(panel, 1);
    for (let at = 0; at < 40; at++) panel.ended(image(1_100 + at));
    await until(() => expect(panel.container.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')).toBe('43'));
    expect(panel.container.querySelector<HTMLElement>('.log-row[aria-selected="true"]')?.dataset.request).toBe(
      `${SITE}/1500.png`,
    );
    expect((await details(panel)).querySelector('h2')?.textContent).toBe('GET /1500.png');
  });

  test('the list can be cleared, and then says so', async () => {
    const panel = await opened([page()]);
    within(panel.container)
      .getByRole('button', { name: say('clearLog') })
      .click();
    await within(panel.container).findByText(say('requests_none'));
  });

  test('a page older than the recording offers a reload', async () => {
    const panel = await opened([image(1_100)]);
    (await within(panel.container).findByRole('button', { name: say('reloadPage') })).click();
    expect(panel.reload).toHaveBeenCalledOnce();
  });
});

describe('the details of one request', () => {
  test('the details show the header in order, with bytes and the source of each cookie', async () => {
    const panel = await opened([page(), image(1_100)]);
    const shown = await detailsOf(panel, 1);
    const sent = [...shown.querySelectorAll<HTMLElement>('.sent > li')];
    expect(sent.map(({ dataset }) => [dataset.name, dataset.octets])).toEqual([
      ['session', '98'],
      ['_ga', '9'],
    ]);
    expect(sent[0]?.querySelector('.origin')?.textContent).toContain('shop.example/');
    within(sent[0] as HTMLElement)
      .getByTitle(say('showCookie'))
      .click();
    await until(() => expect(panel.row('session')).not.toBeNull());
  });

  test('a cookie of the header leads to the Set-Cookie line that set it', async () => {
    const first = page({ response: [['Set-Cookie', '_ga=GA1.1; Path=/']] });
    const panel = await opened([first, image(1_100)]);
    (await within(await detailsOf(panel, 1)).findByRole('button', { name: say('originLine') })).click();
    await until(() =>
      expect(panel.container.querySelector('[aria-selected="true"].log-row')?.textContent).toContain('_ga=GA1.1'),
    );
    within(panel.container).getByTitle(say('showRequest')).click();
    expect((await details(panel)).querySelector('h2')?.textContent).toBe('GET /shop/item');
  });

  test('every cookie of the site that was not sent has its reason', async () => {
    const panel = await opened([page()]);
    const notSent = (await detailsOf(panel, 0)).querySelector('[data-part="not-sent"]');
    const why = [...(notSent?.querySelectorAll('.finding') ?? [])].map((group) => [
      group.querySelector('[data-code]')?.getAttribute('data-code'),
      group.querySelector('li')?.dataset.name,
    ]);
    expect(why).toEqual([
      ['NotOnPath', 'admin'],
      ['DomainMismatch', 'sso'],
    ]);
  });

  test('a header that differs from the rules is marked, without a claimed reason', async () => {
    const panel = await opened([page()]);
    panel.ended(image(Date.now() + 1_000, { request: { Cookie: '_ga=GA1.1' } }));
    await until(() => expect(rows(panel)).toHaveLength(2));
    const shown = await detailsOf(panel, 1);
    expect(shown.querySelector('[data-code="disagrees"]')?.textContent).toContain(
      say('carriedDisagrees', { count: 1 }),
    );
    expect(shown.querySelector('.not-sent[data-severity="warn"] li')?.getAttribute('data-name')).toBe('session');
  });

  test('a cookie that was read only after the request was perhaps stored in between: nothing is marked', async () => {
    const panel = await opened([page({ request: { Cookie: '_ga=GA1.1' } })]);
    const shown = await detailsOf(panel, 0);
    expect(shown.querySelector('[data-code="PerhapsStoredLater"] + ul li')?.getAttribute('data-name')).toBe('session');
    expect(shown.querySelector('[data-severity="warn"]')).toBeNull();
  });

  test('of a request that was never sent no cookie is missing, and it does not count', async () => {
    const request = { 'Sec-Fetch-Dest': 'image', 'Sec-Fetch-Site': 'same-origin' };
    const blocked = { at: 1_100, status: 0, error: 'net::ERR_BLOCKED_BY_CLIENT', isRaw: false, request };
    const panel = await opened([page(), harEntry(`${SITE}/ad.png`, blocked)]);
    const shown = await detailsOf(panel, 1);
    expect(shown.querySelector('[data-source="notSent"]')?.textContent).toBe(say('responseSource_notSent_why'));
    expect(shown.querySelector('[data-code="disagrees"], .not-sent')).toBeNull();
    await until(() => expect(cost(panel)?.dataset.all).toBe('1'));
  });

  test('a response to a header that was too large is explained', async () => {
    const panel = await opened([page({ status: 431, request: { Cookie: `a=${'x'.repeat(20_000)}` } })]);
    const shown = await detailsOf(panel, 0);
    const why = shown.querySelector('[data-code="too-large"]')?.textContent;
    expect(why).toContain(say('tooLarge_title', { status: 431 }));
    expect(why).toContain(say('budget_node'));
  });

  test('a request can be copied as header and as curl, and shown in Network', async () => {
    const panel = await opened([page({ request: { Cookie: "a=it's" } })]);
    const shown = within(await detailsOf(panel, 0));
    shown.getByRole('button', { name: say('copyCookieHeader') }).click();
    shown.getByRole('button', { name: say('copyCurl') }).click();
    expect(panel.host.asked.copied[0]).toBe("Cookie: a=it's");
    expect(panel.host.asked.copied[1]).toMatch(
      /^curl --globoff 'https:\/\/shop\.example\/shop\/item' .*-H 'cookie: a=it'\\''s'$/,
    );
    shown.getByRole('button', { name: say('showInNetwork') }).click();
    expect(panel.network).toHaveBeenCalledWith(`url:${PAGE}`);
  });

  test('text that would act or hide is shown as text', async () => {
    const panel = await opened([page({ method: '<b>', request: { Cookie: '<img src=x onerror=alert(1)>=\u0001' } })]);
    const shown = await detailsOf(panel, 0);
    expect(panel.container.querySelector('img, b > b')).toBeNull();
    expect(shown.querySelector('.sent')?.textContent).toContain('<img src');
    expect(shown.querySelector('.sent')?.textContent).toContain('\u2401');
  });

  test('nothing is claimed about cookies that Crumb may not read', async () => {
    const locked = { hosts: ['ads.example'], origins: [] };
    const loaded = {
      hosts: ['ads.example'],
      jar: [],
      locked,
      leftOut: 0,
      isPageUnread: false,
      unknownFrames: 0,
      isRecordFull: false,
    };
    const foreign = harEntry('https://ads.example/p', { at: 1_100, request: { Cookie: 'uid=1' } });
    const panel = await opened([page(), foreign], JAR, { listing: { loaded } });
    await until(() => expect(rows(panel)[1]?.querySelector('[data-count="notSent"]')?.textContent).toBe('?'));
    expect((await detailsOf(panel, 1)).textContent).toContain(say('notSentLocked', { host: 'ads.example' }));
  });
});

describe('the cost of the page load', () => {
  test('the cost adds up the bytes of all requests, as figure, chart and tables', async () => {
    const panel = await opened([page(), ...Array.from({ length: 9 }, (_, at) => image(1_100 + at))]);
    await until(() => expect(cost(panel)?.dataset.octets).toBe(`${10 * HEADER.length}`));
    expect(cost(panel)?.textContent).toContain(say('costSays', { name: 'session', octets: 980, count: 10 }));
    expect(cost(panel)?.textContent).toContain(say('costToFiles', { octets: 9 * HEADER.length }));
    const chart = within(panel.container).getByRole('img', { name: sayPattern('costBy_cookie') });
    expect(chart.getAttribute('aria-label')).toBe(
      `${say('costBy_cookie')}: ${say('costSlice', { name: 'session', percent: 90 })}, ${say('costSlice', { name: '_ga', percent: 10 })}`,
    );
    const table = [...panel.container.querySelectorAll<HTMLElement>('[data-kind="type"] tbody tr')];
    expect(table.map(({ dataset }) => [dataset.key, Number(dataset.octets)])).toEqual([
      ['image', 9 * HEADER.length],
      ['document', HEADER.length],
    ]);
  });

  test('the cost has an estimate for HTTP/2 and HTTP/3 beside it, with its assumptions', async () => {
    const panel = await opened([page(), image(1_100), image(1_200)]);
    await until(() => expect(Number(cost(panel)?.dataset.http2)).toBeGreaterThan(0));
    const { octets, http2 } = cost(panel)?.dataset ?? {};
    const estimate = { octets: Number(http2) };
    expect(Number(http2)).toBeLessThan(Number(octets) / 2);
    expect(cost(panel)?.querySelector('.estimates')?.textContent).toBe(
      `${say('costEstimates')} ${say('costHttp2', estimate)} ${say('costHttp3', estimate)}`,
    );
    expect(cost(panel)?.querySelectorAll('details li')).toHaveLength(6);
  });

  test('each figure of the cost leads to the requests it counts', async () => {
    const panel = await opened([page(), image(1_100, { request: { Cookie: 'a=1' } }), image(1_200)]);
    await until(() => expect(panel.container.querySelector('tr[data-key="_ga"] button')?.textContent).toBe('2'));
    panel.container.querySelector<HTMLElement>('tr[data-key="_ga"] button')?.click();
    await until(() => expect(addresses(panel)).toEqual(['/shop/item', '/1200.png']));
    within(panel.container)
      .getByRole('button', { name: sayPattern('narrowedTo_cookie', { name: '_ga' }) })
      .click();
    await until(() => expect(rows(panel)).toHaveLength(3));
  });

  test('the cost is that of the latest page load alone, even where earlier requests are kept', async () => {
    const panel = await opened([page(), image(1_100)]);
    within(panel.container)
      .getByRole('checkbox', { name: say('preserveLog') })
      .click();
    panel.ended(
      harEntry(PAGE, { at: 9_000, request: { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none', Cookie: 'a=1' } }),
    );
    await until(() => expect(cost(panel)?.dataset.octets).toBe('3'));
    expect(rows(panel)).toHaveLength(3);
  });
});
