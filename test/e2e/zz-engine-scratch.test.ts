import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './driver/launch.ts';
import { startDemo } from '../demo/demo.ts';
import type { Crumb, Tab } from './driver/surface.ts';
declare const chrome: any;
let crumb: Crumb; let page: Tab;
beforeAll(async () => { crumb = await launch({ build: 'localhost' }); page = await crumb.extensionPage('src/surfaces/popup/index.html'); });
afterAll(() => crumb?.close());
const ask = (request: string, argument: unknown): Promise<any> => page.evaluate(async (request: string, argument: any) => await chrome.runtime.sendMessage({ request, argument }), request, argument as any);
const store = () => (crumb.name === 'firefox' ? 'firefox-default' : '0');
const cookie = (name: string, more: object = {}) => ({ storeId: store(), partitionKey: null, domain: 'shop.localhost', hostOnly: true, path: '/', name, value: 'v', expiryTime: null, secure: false, httpOnly: false, sameSite: 'unset', creationTime: null, ...more });
const lines: string[] = [];
const say = (...a: unknown[]) => lines.push(`${crumb.name}: ${a.map((x) => typeof x === 'string' ? x : JSON.stringify(x)).join(' ')}`);
afterAll(() => console.log(lines.join('\n')));
test('bulk', async () => {
  const many = Array.from({ length: 3000 }, (_, i) => ({ name: `n${i}`, value: `${i}`.padEnd(72, 'v'), domain: `s${i % 30}.localhost` }));
  await crumb.setJar(many);
  const mine = many.filter((c) => Number(c.domain.slice(1).split('.')[0]) < 10).map((c) => cookie(c.name, { value: c.value, domain: c.domain }));
  const exchanges = mine.map((c) => ({ before: [c], after: [] }));
  let t = performance.now();
  const out = await ask('applyStep', { id: 'bulk', kind: 'delete', exchanges });
  say('delete', mine.length, performance.now() - t, 'ms', out.problem ?? out.value.results.filter((r: any) => r.problem).slice(0, 3), out.value?.step.state);
  say('left', (await crumb.jar()).length);
  t = performance.now();
  const undo = await ask('moveStep', { id: 'bulk', to: 'before' });
  say('undo', performance.now() - t, undo.problem ?? undo.value.results.filter((r: any) => r.problem).slice(0, 3), undo.value?.step.state, (await crumb.jar()).length);
  t = performance.now();
  await ask('applyStep', { id: 'one', kind: 'edit', exchanges: [{ before: [mine[0]], after: [{ ...mine[0], value: 'x' }] }] });
  say('one value edit', performance.now() - t);
  t = performance.now();
  await ask('applyStep', { id: 'two', kind: 'edit', exchanges: [{ before: [mine[1]], after: [{ ...mine[1], name: 'x' }] }] });
  say('one rename', performance.now() - t);
  t = performance.now();
  await ask('applyStep', { id: 'three', kind: 'delete', exchanges: [{ before: [mine[2]], after: [] }] });
  say('one delete', performance.now() - t);
  await crumb.clearJar();
}, 120000);
test('narrowest question finds what the list has', async () => {
  const jar: any[] = [];
  for (const domain of ['q.localhost', 'sub.q.localhost', 'localhost', '127.0.0.1']) for (const hostOnly of [true, false]) for (const path of ['/', '/dir', '/dir/', '/a-b/c_d'])
    if (domain.includes('q.') || hostOnly) jar.push({ name: 'n', value: 'v', domain, hostOnly, path });
  for (const hasCrossSiteAncestor of [true, false]) for (const scheme of ['https']) jar.push({ name: 'p', value: 'v', domain: 'q.localhost', secure: true, sameSite: 'none', partitionKey: { topLevelSite: `${scheme}://q.localhost`, hasCrossSiteAncestor } });
  jar.push({ name: 'p', value: 'v', domain: 'q.localhost', secure: true, sameSite: 'none', partitionKey: { topLevelSite: `http://q.localhost`, hasCrossSiteAncestor: false } });
  await crumb.setJar(jar).catch((e) => say('setJar', String(e)));
  const res = await page.evaluate(async (storeId: string) => {
    const all = await chrome.cookies.getAll({ storeId, partitionKey: {} });
    const key = (c: any) => JSON.stringify([c.name, c.domain, c.hostOnly, c.path, c.partitionKey]);
    const bad: string[] = [];
    for (const c of all) {
      const found = await chrome.cookies.getAll({ storeId, partitionKey: {}, name: c.name, url: `https://${c.domain.replace(/^\./, '')}${c.path}` });
      if (!found.some((d: any) => key(d) === key(c))) bad.push('url ' + key(c));
      const byDomain = await chrome.cookies.getAll({ storeId, partitionKey: {}, name: c.name, domain: c.domain.replace(/^\./, '') });
      if (!byDomain.some((d: any) => key(d) === key(c))) bad.push('domain ' + key(c));
    }
    return { count: all.length, bad };
  }, store());
  say('narrowest', res);
  await crumb.clearJar();
});
test('odd cookies are deleted exactly', async () => {
  if (crumb.name === 'chromium') return;
  const odd = [cookie('empty', { path: '' }), cookie('noslash', { path: 'dir' }), cookie('__Host-d', { hostOnly: false, secure: true }), cookie('__Secure-x'), cookie('part', { partitionKey: { topLevelSite: 'https://shop.localhost', hasCrossSiteAncestor: false } }), cookie('part2', { partitionKey: { topLevelSite: 'https://other.localhost', hasCrossSiteAncestor: true } }), cookie('ip', { domain: '127.0.0.1' }), cookie('lh', { domain: 'localhost' })];
  for (const c of odd) {
    const add = await ask('applyStep', { id: `add${c.name}`, kind: 'add', anyway: true, exchanges: [{ before: [], after: [c] }] });
    say('add', c.name, add.problem ?? add.value.results[0].problem ?? 'ok', add.value?.results[0].value?.altered ?? '');
    say('jar', (await crumb.jar()).map((d) => [d.name, d.path, d.domain, d.hostOnly, d.secure, d.partitionKey]));
    const now = add.value?.results[0].value?.now[0];
    if (!now) continue;
    const del = await ask('applyStep', { id: `del${c.name}`, kind: 'delete', exchanges: [{ before: [now], after: [] }] });
    say('delete', del.problem ?? del.value.results[0].problem ?? 'ok', (await crumb.jar()).length);
    const und = await ask('moveStep', { id: `del${c.name}`, to: 'before' });
    say('undo', und.problem ?? und.value.results[0].problem ?? 'ok', (await crumb.jar()).length);
    await crumb.clearJar();
  }
}, 120000);
test('container without a tab', async () => {
  if (crumb.name === 'chromium') return;
  for (const storeId of ['firefox-container-2', 'firefox-container-77', 'firefox-private']) {
    const r = await page.evaluate(async (storeId: string) => {
      const out: any[] = [];
      for (const f of [() => chrome.cookies.getAll({ storeId, domain: 'shop.localhost', partitionKey: {} }), () => chrome.cookies.set({ url: 'https://shop.localhost/', name: 'c', value: '1', path: '/', storeId }), () => chrome.cookies.getAll({ storeId, domain: 'shop.localhost', partitionKey: {} }), () => chrome.cookies.getAllCookieStores()])
        try { out.push(await f()); } catch (e) { out.push(String(e)); }
      return out;
    }, storeId);
    say(storeId, r);
  }
  say((await crumb.jar()).map((c) => [c.name, c.store]));
  await crumb.clearJar();
});
test('private', async () => {
  const demo = await startDemo();
  const secret = await crumb.openPrivateTab(demo.url('shop.localhost'));
  const storeId = crumb.name === 'firefox' ? 'firefox-private' : '1';
  const add = await ask('applyStep', { id: `priv`, kind: 'add', exchanges: [{ before: [], after: [cookie('s', { storeId })] }] });
  say('private add', add);
  say('jar', await crumb.jar({ store: 'private', name: 's' }));
  say('local', await page.evaluate(async () => await chrome.storage.local.get(null)));
  say('history', (await ask('readHistory', null)).value.steps.filter((s: any) => s.incognito).length);
  await secret.close();
  for (let i = 0; i < 6; i++) {
    say('session', await page.evaluate(async () => [Object.keys(await chrome.storage.session.get(null)).filter((k) => k.includes('priv')), await chrome.cookies.getAllCookieStores(), (await chrome.windows.getAll()).map((w: any) => w.incognito)]));
    await new Promise((r) => setTimeout(r, 200));
  }
  say('history', (await ask('readHistory', null)).value.steps.filter((s: any) => s.incognito).length);
  await demo.close();
});
