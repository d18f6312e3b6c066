import { expect, test } from 'vitest';
import type { Scope } from '../../../src/contract/page.ts';
import { PanelModel } from '../../../src/model/panel-model.ts';
import { harEntry } from '../../fixtures/har.ts';
import { fakeRequests } from '../../fixtures/logged-requests.ts';
import { until } from '../../fixtures/until.ts';
import { background, listing, PAGE } from './surroundings.ts';

const hostOf = ({ page }: Scope) => new URL(page.url).hostname;

test('a host that was requested while the cookies of the next page are read is read too, though the page before listed it', async () => {
  const source = fakeRequests([], Promise.resolve());
  const asked: Scope[] = [];
  let reply: () => void = () => undefined;
  let isHeld = false;
  const behind = background([], {
    async listCookies(scope) {
      asked.push({ ...scope, hosts: [...(scope.hosts ?? [])] });
      if (isHeld) await new Promise<void>((resolve) => (reply = resolve));
      const loaded = { hosts: [...(scope.hosts ?? [])], jar: [], locked: { hosts: [], origins: [] } };
      const rest = { leftOut: 0, isPageUnread: false, unknownFrames: 0, isRecordFull: false };
      return { value: listing([], { scope, site: hostOf(scope), loaded: { ...loaded, ...rest } }) };
    },
  });
  let page = PAGE;
  const host = {
    ...behind.deps.host,
    page: async () => ({ value: page }),
    network: { onRequests: source.onRequests, onNavigated: () => () => undefined, reload: () => undefined, show: null },
  };
  const panel = new PanelModel({ ...behind.deps, host, nextFrame: (run) => void queueMicrotask(run) });
  panel.app.start();
  panel.network.setPreserveLog(true);
  await until(() => expect(panel.app.listing.value?.site).toBe('shop.example'));

  isHeld = true;
  page = { ...PAGE, url: 'https://ads.example/' };
  host.movePage();
  await until(() => expect(asked.map(hostOf)).toContain('ads.example'));
  source.ended(harEntry('https://shop.example/redirect', { at: 100 }));
  await until(() => expect(panel.network.hosts.value).toEqual(['shop.example']));
  isHeld = false;
  reply();
  await until(() => expect(panel.app.listing.value?.loaded?.hosts).toEqual(['shop.example']));
  expect(hostOf(asked.at(-1) as Scope)).toBe('ads.example');
  const readings = asked.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toHaveLength(readings);
});
