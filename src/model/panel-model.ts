import { batch, createModel, effect, signal } from '@preact/signals';
import { siteOf } from '../cookie/site.ts';
import { AppModel } from './app-model.ts';
import { NetworkModel } from './network/network-model.ts';
import { SetCookieModel } from './set-cookie/set-cookie-model.ts';
import type { Surroundings } from './surroundings.ts';

/** The parts of the DevTools panel; the texts are the messages `tab_<name>` (see messageKey). */
export const PANEL_TABS = ['cookies', 'set-cookie'] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

/** All of a DevTools panel: the cookies of everything the inspected page loads, and what its requests showed. */
export const PanelModel = createModel((around: Surroundings) => {
  /** The page that is inspected, or was last. */
  const pageUrl = signal<string | null>(null);
  const network = new NetworkModel({ ...around, pageUrl });
  const app = new AppModel({ ...around, seenHosts: network.hosts });
  const setCookies = new SetCookieModel({ ...around, app, network });
  const tab = signal<PanelTab>('cookies');

  effect(() => {
    const url = app.listing.page.value?.url;
    if (url !== undefined) pageUrl.value = url;
  });

  /** The list holds the cookies of every host that was seen; one that is asked the first time is not among them. */
  effect(() => {
    const { hosts } = network;
    const known = app.listing.listing.peek();
    const held = new Set([known?.site, ...(known?.loaded?.hosts ?? [])]);
    const siteOfHost = (name: string): string => siteOf(name, around.host.registrableDomain);
    if (hosts.value.some((name) => !held.has(name) && !held.has(siteOfHost(name)))) app.listing.read();
  });

  /** To this cookie, among all that the page loads. */
  function showCookie(key: string): void {
    batch(() => {
      tab.value = 'cookies';
      app.listing.show('loaded');
      app.open(key);
    });
  }

  return { app, network, setCookies, pageUrl, tab, showCookie };
});
export type PanelState = InstanceType<typeof PanelModel>;
