import { afterEach, describe, expect, test } from 'vitest';
import { say, sayPart } from '../../fixtures/say.ts';
import { chooseScope, headline } from '../pages/popup-list.ts';
import { clickButton, openCrumb, shownText, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const IPV6 = '[::1]';

const { crumb, demo, tab } = await stage({ build: 'shipped' });

/** What Crumb has access to until the test ends. */
const granted: string[] = [];
async function grant(origin: string): Promise<void> {
  granted.push(origin);
  await crumb.grant([origin]);
}

afterEach(async () => {
  await crumb.revoke(granted.splice(0));
  await crumb.clearJar();
  demo.clear();
});

/** A page of this host that has set these cookies, opened twice: the server has got what the browser sends. */
async function visit(host: string, setCookie: string[], body = ''): Promise<void> {
  demo.serve(host, '/', { setCookie, body: `<link rel="icon" href="data:,"><title>Host</title><body>${body}` });
  await tab.goto(demo.url(host));
  await tab.reload();
}

describe('a page on an IPv6 address', () => {
  test('lists every cookie that its server gets', async () => {
    await grant('*://*/*');
    await visit(IPV6, ['open=1', 'sure=12; Secure', 'hidden=1; HttpOnly']);
    const sent = demo.lastCookieHeader(IPV6, '/');
    expect(sent).toBe('open=1; sure=12; hidden=1');
    const popup = await openCrumb(crumb, tab);
    await waitForRows(popup, ['open', 'sure', 'hidden']);
    expect(await headline(popup)).toEqual({ octets: sent?.length, count: 3 });
    // A change is heard of too.
    demo.serve(IPV6, '/late', { setCookie: ['late=1'], body: '' });
    await tab.evaluate(async () => void (await fetch('/late')));
    await waitForRows(popup, ['open', 'sure', 'hidden', 'late']);
  });

  test('with access to that host alone is not shownText to have none where the browser shows none', async () => {
    await grant(`*://${IPV6}/*`);
    await visit(IPV6, ['open=1']);
    const popup = await openCrumb(crumb, tab);
    if (crumb.name === 'chromium') await waitForRows(popup, ['open']);
    else {
      await waitForText(popup, say('noPermission_allSites'));
      expect(await shownText(popup)).not.toContain(say('emptyPage'));
    }
  });

  test('an edit is done where the browser can, and refused with the reason where it would be lost', async () => {
    await grant('*://*/*');
    await visit(IPV6, ['open=1']);
    const popup = await openCrumb(crumb, tab);
    await waitForRows(popup, ['open']);
    await popup.click('[data-cookie-name="open"]');
    await clickButton(popup, say('edit'));
    await popup.fill('[name="value"]', 'other');
    if (crumb.name === 'firefox') await waitForText(popup, say('reason_HostUnreachable', { host: IPV6 }));
    else await clickButton(popup, say('save'));
    const value = crumb.name === 'firefox' ? '1' : 'other';
    await expect.poll(async () => (await crumb.jar()).map((cookie) => cookie.value)).toEqual([value]);
  });
});

/** Chromium opens no page of a host with "+" or "$"; Firefox does. */
const HOSTS = ['localhost.', 'dotted.localhost.', '-a_.localhost', '[::ffff:7f00:1]'];
const ODD_HOSTS = crumb.name === 'firefox' ? ['a+b.localhost', 'a$b.localhost'] : [];
test.each([...HOSTS, ...ODD_HOSTS])('of %s over http the size is what its server gets', async (host) => {
  await grant('*://*/*');
  await visit(host, ['open=1', 'sure=12; Secure']);
  const sent = demo.lastCookieHeader(host, '/');
  // An IPv4 address within an IPv6 one is not this machine to browsers.
  const names = host === '[::ffff:7f00:1]' ? ['open'] : ['open', 'sure'];
  expect(sent).toBe(names.length === 1 ? 'open=1' : 'open=1; sure=12');
  const popup = await openCrumb(crumb, tab);
  await waitForRows(popup, names);
  expect(await headline(popup)).toEqual({ octets: sent?.length, count: names.length });
});

test.each(['localhost', 'localhost.', '127.0.0.1'])(
  'of %s access to that host is asked for, not to subdomains',
  async (host) => {
    await visit(host, ['open=1']);
    const popup = await openCrumb(crumb, tab);
    const text = await shownText(popup);
    expect(text).toContain(say('noPermission_host', { site: host }));
    expect(text).not.toContain(sayPart('noPermission_parent'));
    expect(text).toContain(`*://${host}/*`);
    await grant(`*://${host}/*`);
    await waitForRows(popup, ['open']);
    await waitForText(popup, say('sharedPorts', { host }));
  },
);

describe('of everything that a page loads', () => {
  test('one URL without a host hides no other host', async () => {
    await grant('*://*/*');
    await crumb.setJar(['first', 'second'].map((name) => ({ name, value: '1', domain: `${name}.localhost` })));
    const images = [
      'http://',
      'http://a..b/',
      demo.url('first.localhost'),
      'http://a%2Ab.com/',
      'http://a+b.example/',
      'http://a$b.example/',
      demo.url('second.localhost'),
    ];
    await visit('mixed.localhost', [], images.map((url) => `<img src="${url}">`).join(''));
    const popup = await openCrumb(crumb, tab);
    await chooseScope(popup, 'loaded');
    await waitForRows(popup, ['first', 'second']);
    expect(await shownText(popup)).not.toContain(sayPart('pageUnread'));
  });

  test('an error page says that it could not be read, and what it has is still listed', async () => {
    await grant('*://*/*');
    await crumb.setJar([{ name: 'own', value: '1', domain: '127.0.0.1' }]);
    const before = demo.url('127.0.0.1', '/before');
    await tab.goto(before);
    // Browsers open no connection to port 9.
    await tab.evaluate(() => setTimeout(() => location.assign('http://127.0.0.1:9/')));
    await expect.poll(() => tab.url().catch(String)).not.toBe(before);
    const popup = await openCrumb(crumb, tab);
    await chooseScope(popup, 'loaded');
    await waitForRows(popup, ['own']);
    await waitForText(popup, say('pageUnread'));
    expect(await shownText(popup)).not.toContain(sayPart('bug'));
  });

  test('more hosts than a list can hold: how many are left out is shownText', async () => {
    await grant('*://*/*');
    await crumb.setJar([{ name: 'found', value: '1', domain: 'h1.localhost' }]);
    // Browsers open no connection to port 1: the images fail at once.
    await visit(
      'crowd.localhost',
      [],
      Array.from({ length: 800 }, (_, at) => `<img src="http://h${at}.localhost:1/">`).join(''),
    );
    const popup = await openCrumb(crumb, tab);
    await chooseScope(popup, 'loaded');
    await waitForText(popup, say('leftOut', { count: 300 }));
    await waitForRows(popup, ['found']);
  });
});

test('the panel follows a page that changes its own address', async () => {
  await grant('*://*/*');
  demo.serve('walk.localhost', '*', { body: '<link rel="icon" href="data:,"><title>Walk</title>' });
  await crumb.setJar([
    { name: 'everywhere', value: '1', domain: 'walk.localhost' },
    { name: 'inside', value: '1', domain: 'walk.localhost', path: '/inside' },
  ]);
  await tab.goto(demo.url('walk.localhost', '/outside'));
  const panel = await crumb.openPanel(tab);
  await chooseScope(panel, 'page');
  await waitForRows(panel, ['everywhere']);
  await tab.evaluate(() => history.pushState(null, '', '/inside/deep'));
  await waitForRows(panel, ['inside', 'everywhere']);
  // A background that was stopped is woken for it.
  await crumb.stopBackground();
  await tab.evaluate(() => history.replaceState(null, '', '/outside'));
  await waitForRows(panel, ['everywhere']);
  await tab.evaluate(() => history.pushState(null, '', '/inside'));
  await waitForRows(panel, ['inside', 'everywhere']);
  await tab.evaluate(() => history.back());
  await waitForRows(panel, ['everywhere']);
  await panel.close();
});
