import { beforeEach, expect, test, vi } from 'vitest';
import { createRejectedWatch } from '../../../src/background/rejected/watch-rejected.ts';
import { createStorage } from '../../../src/browser/storage/extension-storage.ts';
import type { Page } from '../../../src/contract/page.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { until } from '../../fixtures/until.ts';
import { stage } from '../../stage.ts';

const PAGE = 'https://shop.example/';
const page = { tabId: 1, url: PAGE, storeId: '0', incognito: false } as Page;

let received: (details: object) => void = () => undefined;
const setBadgeText = vi.fn(async (_: object) => undefined);

/** The browser shows responses, and no cookie settings. */
beforeEach(() => {
  const { api } = new FakeBrowser('chrome');
  setBadgeText.mockClear();
  stage.agent = 'chrome';
  stage.browser = {
    ...api,
    permissions: { contains: async ({ permissions }: { permissions: string[] }) => permissions.includes('webRequest') },
    tabs: {
      get: async () => ({ id: 1, windowId: 1, url: PAGE, incognito: false }),
      onUpdated: { addListener: () => undefined },
    },
    action: { setBadgeText, setBadgeBackgroundColor: async () => undefined, setBadgeTextColor: async () => undefined },
    webRequest: {
      onHeadersReceived: {
        hasListener: () => false,
        addListener: (listener: typeof received) => {
          received = listener;
        },
      },
    },
  };
});

const response = (type: string, statusCode: number, ...fields: [string, string][]) => ({
  requestId: crypto.randomUUID(),
  tabId: 1,
  url: PAGE,
  type,
  statusCode,
  timeStamp: 1,
  responseHeaders: fields.map(([name, value]) => ({ name, value })),
});
const REJECTED: [string, string] = ['Set-Cookie', '__Host-a=1'];

/** Watches a page with a rejected line. Returns what reads the names of the rejected cookies of the page that is shown. */
async function afterRejectedPage(): Promise<() => Promise<string[]>> {
  const broadcast = vi.fn(async () => true);
  const watch = createRejectedWatch({ storage: createStorage(), broadcast });
  watch.watchRejected();
  received(response('main_frame', 200, REJECTED));
  await until(() => expect(broadcast).toHaveBeenCalled());
  return async () => (await watch.readRejected(page)).lines.map(({ name }) => name);
}

test.each<[string, number, [string, string][], string[]]>([
  ['a new page', 200, [['Content-Type', 'text/html']], []],
  ['an error page of the server', 404, [], []],
  ['a link without content', 204, [], ['__Host-a']],
  ['a form that is reset', 205, [], ['__Host-a']],
  ['a download', 200, [['Content-Disposition', 'attachment; filename="bill.html"']], ['__Host-a']],
  ['a file of a type that is saved', 200, [['content-type', 'application/zip']], ['__Host-a']],
])(
  'after %s, what was rejected on the page before is kept only if that page stays',
  async (_, status, fields, kept) => {
    const names = await afterRejectedPage();
    received(response('main_frame', status, ...fields));
    received(response('image', 200, ['Set-Cookie', '__Secure-b=1']));
    await until(async () => expect(await names()).toEqual([...kept, '__Secure-b']));
  },
);

test.each<[string, number, [string, string][], string[]]>([
  ['a page', 200, [], ['__Host-hop', '__Secure-b']],
  ['a response without content', 204, [], ['__Host-a', '__Host-hop', '__Secure-b']],
  ['a download', 200, [['Content-Disposition', 'attachment']], ['__Host-a', '__Host-hop', '__Secure-b']],
])(
  'a redirect to %s leaves what was rejected on the page before, if that page stays',
  async (_, status, fields, kept) => {
    const names = await afterRejectedPage();
    const hop = response('main_frame', 303, ['Location', '/end'], ['Set-Cookie', '__Host-hop=1']);
    received(hop);
    received({ ...response('main_frame', status, ...fields), requestId: hop.requestId, url: `${PAGE}end` });
    received(response('image', 200, ['Set-Cookie', '__Secure-b=1']));
    await until(async () => expect((await names()).sort()).toEqual(kept));
  },
);

test('no line of a preflight request is said to be rejected: browsers store none of them, whatever they say', async () => {
  const watch = createRejectedWatch({ storage: createStorage(), broadcast: async () => true });
  watch.watchRejected();
  received({ ...response('xmlhttprequest', 204, REJECTED), method: 'OPTIONS' });
  received({ ...response('xmlhttprequest', 200, ['Set-Cookie', '__Secure-b=1']), method: 'PUT' });
  const names = async () => (await watch.readRejected(page)).lines.map(({ name }) => name);
  await until(async () => expect(await names()).toEqual(['__Secure-b']));
});
