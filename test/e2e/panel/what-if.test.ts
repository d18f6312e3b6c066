import { afterAll, expect, test } from 'vitest';
import { toOctets, toText } from '../../../src/cookie/octets.ts';
import { startDemo } from '../../demo/demo.ts';
import { selfSigned } from '../../http2/self-signed.ts';
import { BROWSER } from '../driver/launch.ts';
import type { JarEntry } from '../driver/surface.ts';
import { openWhatIf, readPrediction, requestPrediction, type ShownPrediction } from '../pages/what-if-page.ts';
import { stage } from '../stage.ts';
import { BLANK, type Case, make, open } from './what-if-requests.ts';

const OWN = 'asked.localhost';
const SUB = 'sub.asked.localhost';
const OTHER = 'other.localhost';
const ADS = 'ads.localhost';

const granted = [BROWSER === 'firefox' ? ('privacy' as const) : ('contentSettings' as const)];
const { crumb, demo, tab } = await stage({ host: OWN, granted, anyCertificate: true });
/** The same hosts over https. */
const secure = await startDemo({ certificate: selfSigned('localhost') });
afterAll(() => secure.close());

/** One cookie of each kind that decides where it is sent. */
const LINES = [
  'strict=1; SameSite=Strict; Path=/',
  'lax=22; SameSite=Lax; Path=/',
  'unset=333; Path=/',
  'none=4444; SameSite=None; Secure; Path=/',
  'insecure=5; SameSite=None; Path=/',
  'chips=6; SameSite=None; Secure; Partitioned; Path=/',
  'secure=7; Secure; Path=/; SameSite=Lax',
  'script=8; HttpOnly; Path=/',
  'deep=9; Path=/deep; SameSite=None; Secure',
  'aside=10; Path=/elsewhere',
  toOctets(`site=é; Domain=${OWN}; Path=/`),
  '__Host-h=12; Secure; Path=/; SameSite=None',
];
/** Cookies in partitions with a cross-site ancestor, however they got there. */
const PARTITIONED: JarEntry[] = [
  { name: 'chips-there', value: '13', domain: OWN, secure: true, sameSite: 'none', partitionKey: below(OTHER) },
  {
    name: 'chips-away',
    value: '14',
    domain: OWN,
    secure: true,
    sameSite: 'none',
    partitionKey: below('away.localhost'),
  },
];

function below(host: string): { topLevelSite: string; hasCrossSiteAncestor: boolean } {
  return { topLevelSite: `http://${host}`, hasCrossSiteAncestor: true };
}

const CASES: Case[] = [
  { way: 'typed' },
  { way: 'typed', by: OTHER },
  ...[OWN, SUB, OTHER].flatMap((from): Case[] => [
    { way: 'link', from },
    { way: 'form', method: 'GET', from },
    { way: 'form', method: 'POST', from },
    { way: 'iframe', from },
    { way: 'iframe', method: 'POST', from },
    { way: 'image', from },
    { way: 'fetch', from },
    { way: 'fetch', method: 'POST', from },
    { way: 'fetch', method: 'PUT', from },
    { way: 'fetch-default', from },
  ]),
  { way: 'link', from: OWN, by: OTHER },
  { way: 'image', from: OWN, by: OTHER },
  { way: 'image', from: OTHER, by: ADS },
  { way: 'fetch-default', from: OWN, by: OTHER },
  { way: 'image', from: OWN, frame: OTHER },
  { way: 'iframe', from: OWN, frame: OTHER },
  { way: 'fetch', from: OTHER, frame: OWN },
  { way: 'iframe', from: OTHER, frame: OWN },
  { way: 'image', from: OTHER, frame: ADS },
];

function named({ way, method = 'GET', from, frame, by }: Case): string {
  const parts = [
    `${way} ${method}`,
    from && `from ${from}`,
    frame && `in a frame of ${frame}`,
    by && `by way of ${by}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** A Set-Cookie line in the response to a request. */
const ANSWERS: [line: string, Case][] = [
  ['new=1; Path=/', { way: 'typed' }],
  ['strict=changed; SameSite=Strict; Path=/', { way: 'typed' }],
  ['lax=; Max-Age=0; Path=/', { way: 'typed' }],
  ['bad=1; SameSite=None', { way: 'typed' }],
  ['under=1; Path=/deep/', { way: 'link', from: OTHER }],
  ['posted=1; Path=/', { way: 'form', method: 'POST', from: OTHER }],
  ['framed=1; Path=/', { way: 'iframe', from: OTHER }],
  ['framed-none=1; SameSite=None; Secure; Path=/', { way: 'iframe', from: OTHER }],
  ['framed-chips=1; SameSite=None; Secure; Partitioned; Path=/', { way: 'iframe', from: OTHER }],
  ['pixel=1; SameSite=Lax; Path=/', { way: 'image', from: OTHER }],
  [`wide=1; Domain=${OWN}; Path=/`, { way: 'fetch', from: SUB }],
  ['hop=1; SameSite=Lax; Path=/', { way: 'image', from: OWN, by: OTHER }],
  ['hop-strict=1; SameSite=Strict; Path=/', { way: 'fetch', from: OWN, by: OTHER }],
  ['own-frame=1; Path=/', { way: 'iframe', from: OTHER, frame: OWN }],
  ['ignored=1; SameSite=None; Secure', { way: 'fetch-default', from: OTHER }],
];

const actor = await crumb.openTab('about:blank');
demo.serve(OWN, '/set', { setCookie: LINES, body: BLANK });
await actor.goto(demo.url(OWN, '/set'));
await crumb.setJar(PARTITIONED);
const panel = await crumb.openPanel(tab);
await openWhatIf(panel);

let count = 0;
/** A different URL each time, so that the prediction and the request belong together. */
function address(setCookie: string[] = [], site = demo): string {
  const path = `/deep/${++count}`;
  let isFirst = true;
  site.serve(
    OWN,
    path,
    open(() => {
      const lines = isFirst ? setCookie : [];
      isFirst = false;
      return { body: BLANK, setCookie: lines };
    }),
  );
  return site.url(OWN, path);
}

/** Makes the request for real and gives the Cookie header that the server got. */
async function received(one: Case, url: string): Promise<string | null> {
  const { pathname, protocol } = new URL(url);
  const site = protocol === 'https:' ? secure : demo;
  const requests = () => site.requests(OWN, pathname).filter(({ method }) => method !== 'OPTIONS');
  const before = requests().length;
  await make(demo, actor, one, url);
  await expect.poll(() => requests().length).toBe(before + 1);
  const request = requests().at(-1);
  expect(request?.method).toBe(one.method ?? 'GET');
  return request?.cookieHeader ?? null;
}

/** The prediction equals the request, octet by octet; a cookie that was just set may be sent "probably". */
function expectSame(said: ShownPrediction, header: string | null): void {
  const pairs = header?.split('; ') ?? [];
  const isCertain = (pair: string) => !said.uncertain.includes(pair.slice(0, pair.indexOf('=')));
  const certain = pairs.filter(isCertain);
  expect(said.header).toBe(certain.length > 0 ? toText(certain.join('; ')) : null);
  expect(said.octets).toBe(certain.join('; ').length);
  expect(said.sent.map(({ octets }) => octets)).toEqual(certain.map((pair) => pair.length));
}

test.each(CASES.map((one) => [named(one), one] as const))(
  'the header of %s is what the server receives',
  async (_, one) => {
    const url = address();
    const said = await requestPrediction(panel, demo, one, url);
    expectSame(said, await received(one, url));
  },
);

test.each(
  CASES.filter(({ from, frame, by }) => from === OWN && !frame && !by).map((one) => [named(one), one] as const),
)('the header of %s, over http, to the same host over https is what the server receives', async (_, one) => {
  const url = address([], secure);
  const said = await requestPrediction(panel, demo, one, url);
  expectSame(said, await received(one, url));
});

test('the combinations tried are many, and so are the headers they make', () => {
  const headers = new Set(demo.requests(OWN).map(({ cookieHeader }) => cookieHeader));
  console.info(`What if: ${CASES.length} requests predicted, ${headers.size} different headers.`);
  expect(CASES.length).toBeGreaterThanOrEqual(30);
  expect(headers.size).toBeGreaterThanOrEqual(6);
});

test('dropping, editing and adding in the sandbox predicts the header, and leaves the real jar as it is', async () => {
  const one: Case = { way: 'typed' };
  const url = address();
  const before = await crumb.jar();
  await requestPrediction(panel, demo, one, url);
  await panel.click('.foretold [data-cookie="unset"] [data-action="drop"]');
  await panel.click('.foretold [data-cookie="none"] [data-action="edit"]');
  await panel.fill('.what-if-editor [name="value"]', 'edited');
  await panel.click('.what-if-editor [type="submit"]');
  await panel.click('.sandbox-head button');
  await panel.fill('.what-if-editor [name="name"]', 'added');
  await panel.fill('.what-if-editor [name="value"]', 'by hand');
  await panel.click('.what-if-editor [type="submit"]');
  await panel.waitFor(() => document.querySelectorAll('.changes li').length === 3);
  const said = await readPrediction(panel, url);
  const delta = await panel.evaluate(() => document.querySelector('.delta')?.getAttribute('data-octets'));
  expect(await crumb.jar()).toEqual(before);

  const known = await received(one, url);
  const setCookie = [
    'unset=; Max-Age=0; Path=/',
    'none=edited; SameSite=None; Secure; Path=/',
    'added=by hand; SameSite=Lax; Secure; Path=/',
  ];
  await received(one, address(setCookie));
  const header = await received(one, url);
  expectSame(said, header);
  expect(Number(delta)).toBe((header?.length ?? 0) - (known?.length ?? 0));
  // The real jar now has all of it: the sandbox has no difference left.
  await panel.waitFor(() => document.querySelectorAll('.changes li').length === 0);
  expectSame(await readPrediction(panel, url), header);
});

/**
 * The panel judges the line and the sandbox applies it; then a server sends it, and the next request is as predicted.
 */
async function expectLeft(line: string, one: Case): Promise<void> {
  const url = address([line]);
  await requestPrediction(panel, demo, one, url);
  await panel.fill('[name="line"]', line);
  const outcome = await panel.waitFor(
    () => document.querySelector<HTMLElement>('[data-outcome], [data-barred]')?.dataset.outcome ?? 'barred',
  );
  const isTaken = outcome === 'stored' || outcome === 'deleted';
  if (isTaken) {
    await panel.click('[data-take]');
    await panel.waitFor(() => document.querySelector('.changes li'));
  }
  if (outcome === 'rejected') await panel.waitFor(() => document.querySelector('.judged .finding[data-code]'));
  const said = await readPrediction(panel, url);
  await panel.fill('[name="line"]', '');
  if (isTaken) await panel.click('.sandbox-head button:nth-of-type(2)');
  await received(one, url);
  expectSame(said, await received(one, url));
}

test.each(ANSWERS.map(([line, one]) => [line, named(one), one] as const))(
  '"%s" in the response to %s leaves what the next request then sends',
  (line, _, one) => expectLeft(line, one),
);

test('third-party cookies that the settings block are recognised, and not sent', async () => {
  await crumb.setThirdPartyCookies('blocked');
  await panel.click('#tab-cookies');
  await openWhatIf(panel);
  for (const one of CASES.filter(({ way, from }) => from === OTHER && (way === 'image' || way === 'link'))) {
    const url = address();
    const said = await requestPrediction(panel, demo, one, url);
    const basis = await panel.evaluate(() => document.querySelector<HTMLElement>('.basis')?.dataset.basis ?? null);
    expect(basis).toBe(one.way === 'link' ? null : 'known');
    expectSame(said, await received(one, url));
  }
  const framed: Case = { way: 'iframe', from: OTHER };
  await expectLeft('blocked=1; SameSite=None; Secure; Path=/', framed);
  await expectLeft('blocked-chips=1; SameSite=None; Secure; Partitioned; Path=/', framed);
});

test('a site without access claims nothing until the button that grants it was used', async () => {
  await panel.fill('[name="way"]', 'typed');
  await panel.fill('[name="url"]', 'https://unseen.test/');
  await panel.waitFor(() => document.querySelector('.what-if-result [data-state="access-none"]'));
  expect(await panel.evaluate(() => document.querySelector('.result-head, .cookie-header'))).toBeNull();
  await panel.click('.what-if-result [data-state="access-none"] button');
  const asked = () =>
    crumb.background(async () => {
      const pages = (await chrome.runtime.getContexts({ contextTypes: ['TAB'] })).map(({ documentUrl }) => documentUrl);
      return pages.flatMap((url) => (url?.includes('/grant/') ? new URL(url).searchParams.getAll('origin') : []));
    });
  await expect.poll(asked).toEqual(['*://*.unseen.test/*']);
  await crumb.grant(['*://*.unseen.test/*']);
  await panel.waitFor(() => document.querySelector('.what-if-result:not(:has([data-state])) .result-head'));
});

/** The API of the background that this test uses. */
declare const chrome: { runtime: { getContexts(filter: object): Promise<{ documentUrl?: string }[]> } };
