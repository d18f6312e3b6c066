import { beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarCookie, Tab } from '../driver/surface.ts';
import { chooseScope, headline, keyOf, listedKeys, waitForHeadline } from '../pages/popup-list.ts';
import { openCrumb, said, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'store.localhost';

const { crumb, demo, tab: normal } = await stage({ host: HOST });

beforeEach(async () => {
  await crumb.clearJar();
  await normal.goto(serve('open=1'));
});

/** The address of a page that sets these; the page alone tells which store they go to. */
function serve(...setCookie: string[]): string {
  demo.serve(HOST, '/', { setCookie, body: '<link rel="icon" href="data:,"><title>Store</title>' });
  return demo.url(HOST);
}

const inStore = (store: string): Promise<JarCookie[]> => crumb.jar({ domain: HOST, store });

/** The popup beside a tab lists this store's jar in every scope, and weighs what this tab's request carries. */
async function expectStore(tab: Tab, store: string, names: string[]): Promise<void> {
  const jar = await inStore(store);
  expect(jar.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  const popup = await openCrumb(crumb, tab);
  await waitForRows(popup, names);
  await chooseScope(popup, 'site');
  await waitForRows(popup, names);
  expect((await listedKeys(popup)).toSorted()).toEqual(jar.map((cookie) => keyOf(crumb, cookie)).toSorted());
  await tab.evaluate(async () => (await fetch('/received')).text());
  const header = demo.lastCookieHeader(HOST, '/received') ?? '';
  expect(await headline(popup)).toEqual({ octets: header.length, count: names.length });
  await popup.close();
}

describe('a private window', () => {
  let secret: Tab;
  beforeEach(async () => {
    secret = await crumb.openPrivateTab(serve('secret=22', 'both=private'));
  });

  test('the popup of a private window has only its cookies, and that of the normal window only the normal ones', async () => {
    await crumb.setJar([{ name: 'both', value: 'normal', domain: HOST }]);
    await expectStore(secret, 'private', ['secret', 'both']);
    await expectStore(normal, 'default', ['open', 'both']);
    await expectStore(secret, 'private', ['secret', 'both']);
    await secret.close();
  });

  test('a private window is named in its popup, and not in the normal window’s', async () => {
    const popup = await openCrumb(crumb, secret);
    await waitForText(popup, say('storePrivate'));
    await popup.close();
    const other = await openCrumb(crumb, normal);
    await waitForRows(other, ['open']);
    expect(await said(other)).not.toContain(say('storePrivate'));
    await other.close();
    await secret.close();
  });

  test('the popup of a private window follows its own jar and not the other', async () => {
    const popup = await openCrumb(crumb, secret);
    await waitForRows(popup, ['secret', 'both']);
    await crumb.setJar([
      { name: 'not-here', value: '1', domain: HOST },
      { name: 'here', value: '1', domain: HOST, store: 'private' },
    ]);
    await waitForRows(popup, ['secret', 'both', 'here']);
    await waitForHeadline(popup, { octets: 'secret=22; both=private; here=1'.length, count: 3 });
    await crumb.stopBackground();
    await crumb.setJar([
      { name: 'nor-this', value: '1', domain: HOST },
      { name: 'this', value: '1', domain: HOST, store: 'private' },
    ]);
    await waitForRows(popup, ['secret', 'both', 'here', 'this']);
    await popup.close();
    await expectStore(normal, 'default', ['open', 'not-here', 'nor-this']);
    await secret.close();
  });
});

describe('a container tab', () => {
  test('the popup of a container tab has only the container’s cookies, by its number', async () => {
    // Chromium has no containers: a second profile is another browser to it.
    if (crumb.name === 'chromium') {
      await expect(crumb.openContainerTab(serve(), 2)).rejects.toThrow('no containers');
      await expectStore(normal, 'default', ['open']);
      return;
    }
    const work = await crumb.openContainerTab(serve('work=22', 'both=work'), 2);
    const shopping = await crumb.openContainerTab(serve('cart=333'), 4);
    await expectStore(work, 'container-2', ['work', 'both']);
    await expectStore(shopping, 'container-4', ['cart']);
    await expectStore(normal, 'default', ['open']);
    const popup = await openCrumb(crumb, work);
    await waitForText(popup, say('storeContainer', { number: 2 }));
    await crumb.setJar([
      { name: 'elsewhere', value: '1', domain: HOST, store: 'container-4' },
      { name: 'late', value: '1', domain: HOST, store: 'container-2' },
    ]);
    await waitForRows(popup, ['work', 'both', 'late']);
    await popup.close();
    await work.close();
    await shopping.close();
  });
});
