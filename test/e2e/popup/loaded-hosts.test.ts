import { afterEach, beforeEach, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarEntry, View } from '../driver/surface.ts';
import { chooseScope } from '../pages/popup-list.ts';
import { openCrumb, shownText, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const FULL = say('recordFull');
const IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

const { crumb, demo, tab } = await stage();
let popup: View;

beforeEach(() => crumb.clearJar());
afterEach(async () => {
  await popup.close();
  demo.clear();
});

/** Hosts that serve an image on every path, each with a cookie in the jar named after it. */
async function serveImages(...names: string[]): Promise<void> {
  for (const name of names) demo.serve(`${name}.localhost`, '*', { type: 'image/svg+xml', body: IMAGE });
  await crumb.setJar(names.map((name): JarEntry => ({ name, value: '1', domain: `${name}.localhost` })));
}

const image = (name: string, more = '') => `<img src="${demo.url(`${name}.localhost`)}" ${more}>`;

/** Opens the popup beside a page with this body, in scope "Everything it loads". */
async function openLoaded(host: string, body: string): Promise<void> {
  demo.serve(host, '/', { body: `<link rel="icon" href="data:,"><title>Loads</title><body>${body}` });
  await tab.goto(demo.url(host));
  popup = await openCrumb(crumb, tab);
  await chooseScope(popup, 'loaded');
}

test('a host counts when something was loaded from it, not when a page only names it', async () => {
  await serveImages('shown', 'styled', 'linked', 'preconnected', 'unrelated', 'deferred');
  demo.serve('styled.localhost', '/', { type: 'text/css', body: 'p { color: green }' });
  const link = (rel: string, name: string) => `<link rel="${rel}" href="${demo.url(`${name}.localhost`)}">`;
  await openLoaded(
    'names.localhost',
    `${link('canonical', 'linked')}${link('preconnect', 'preconnected')}${link('stylesheet', 'styled')}${image('shown')}
    <a href="${demo.url('linked.localhost')}">a link</a><p style="margin-top: 20000px">${image('deferred', 'loading="lazy"')}`,
  );
  await waitForRows(popup, ['shown', 'styled']);
  expect(demo.requests('shown.localhost')).toHaveLength(1);
  for (const name of ['linked', 'preconnected', 'deferred']) expect(demo.requests(`${name}.localhost`)).toEqual([]);
  expect(await shownText(popup)).not.toContain(FULL);
});

test('beyond what the browser records a host counts by its element, and the popup says that others may be missing', async () => {
  await serveImages('shown', 'fetched');
  demo.serve('long.localhost', '/load', { type: 'text/plain', body: '' });
  demo.serve('long.localhost', '/', {
    body: `<link rel="icon" href="data:,"><title>Long</title><body><script>
      (async () => {
        for (let load = 0; load < 255; load++) await fetch('/load?' + load);
        await fetch('${demo.url('fetched.localhost')}', { mode: 'no-cors' });
        const shown = new Image();
        shown.onload = () => { document.body.dataset.done = 'yes'; };
        shown.src = '${demo.url('shown.localhost')}';
        document.body.append(shown);
      })();
    </script>`,
  });
  await tab.goto(demo.url('long.localhost'));
  await tab.waitFor(() => document.body.dataset.done);
  popup = await openCrumb(crumb, tab);
  await chooseScope(popup, 'loaded');
  await waitForText(popup, FULL);
  await waitForRows(popup, ['shown']);
});

test('a host that the page requests later is listed and watched, also one that a later frame requests', async () => {
  await serveImages('first', 'later', 'deep');
  demo.serve('frame.localhost', '/', { body: `<title>A frame</title>${image('deep')}` });
  await openLoaded('grows.localhost', image('first'));
  await waitForRows(popup, ['first']);
  await tab.evaluate((src) => document.body.append(Object.assign(new Image(), { src })), demo.url('later.localhost'));
  await waitForRows(popup, ['first', 'later']);
  await tab.evaluate((src) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src }));
  }, demo.url('frame.localhost'));
  await waitForRows(popup, ['first', 'later', 'deep']);
  await crumb.setJar([{ name: 'live', value: '1', domain: 'deep.localhost' }]);
  await waitForRows(popup, ['first', 'later', 'deep', 'live']);
});

test('a host is listed that only a frame requests: one that loads slowly, that has no URL, or that navigates', async () => {
  await serveImages('first', 'slow', 'written', 'moved');
  let sendFrame = (): void => undefined;
  const isSent = new Promise<void>((resolve) => {
    sendFrame = resolve;
  });
  const frame = (name: string) => ({ body: `<title>A frame</title>${image(name)}` });
  demo.serve('frames.localhost', '/slow', async () => {
    await isSent;
    return frame('slow');
  });
  demo.serve('frames.localhost', '/moved', frame('moved'));
  demo.serve('frames.localhost', '/quiet', { body: '<title>A frame</title>' });
  await openLoaded('frames.localhost', `${image('first')}<iframe src="/quiet" name="quiet"></iframe>`);
  await waitForRows(popup, ['first']);
  await tab.evaluate(() => document.body.append(Object.assign(document.createElement('iframe'), { src: '/slow' })));
  await expect.poll(() => demo.requests('frames.localhost', '/slow')).toHaveLength(1);
  await tab.evaluate((srcdoc) => {
    document.body.append(Object.assign(document.createElement('iframe'), { srcdoc }));
  }, image('written'));
  await waitForRows(popup, ['first', 'written']);
  sendFrame();
  await waitForRows(popup, ['first', 'slow', 'written']);
  await tab.evaluate(() => void window.open('/moved', 'quiet'));
  await waitForRows(popup, ['first', 'slow', 'written', 'moved']);
});

test('a host is listed that a frame within a frame of another site requests', async () => {
  await serveImages('first', 'deepest');
  demo.serve('inner.localhost', '/', { body: `<title>Inner</title>${image('deepest')}` });
  demo.serve('outer.localhost', '/', {
    body: `<title>Outer</title><iframe src="${demo.url('inner.localhost')}"></iframe>`,
  });
  await openLoaded('nested.localhost', `${image('first')}<iframe src="${demo.url('outer.localhost')}"></iframe>`);
  await waitForRows(popup, ['first', 'deepest']);
  expect(await shownText(popup)).not.toContain(say('unknownFrames', { count: 1 }));
});

test('a live change is matched as a cookie of a host that the page loads from, not by its site', async () => {
  await serveImages('shown');
  await openLoaded('matched.localhost', image('shown'));
  await waitForRows(popup, ['shown']);
  const elsewhere = { topLevelSite: 'http://elsewhere.localhost', hasCrossSiteAncestor: true };
  const domain = 'shown.localhost';
  await crumb.setJar([
    { name: 'sibling', value: '1', domain: `www.${domain}` },
    { name: 'partition', value: '1', domain, secure: true, sameSite: 'none', partitionKey: elsewhere },
    { name: 'look-alike', value: '1', domain: `not${domain}` },
    // Its size is near the limit of one cookie, because findings are also about cookies of other hosts.
    { name: 'reached', value: 'x'.repeat(3_600), domain, hostOnly: false },
  ]);
  await waitForRows(popup, ['shown', 'reached']);
  await popup.waitFor(() => document.querySelector('[data-cookie-name="reached"] .mark [data-icon="warn"]'));
});
