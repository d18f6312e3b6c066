import { createModel, effect, signal } from '@preact/signals';
import { siteOf } from '../cookie/site.ts';
import { AppModel } from './app-model.ts';
import { NetworkModel } from './network/network-model.ts';
import type { Surroundings } from './surroundings.ts';

/** The parts of the DevTools panel; the texts are the messages `tab_<name>`. */
export const PANEL_TABS = ['cookies'] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

/** All of a DevTools panel: the cookies of everything the inspected page loads, and what its requests showed. */
export const PanelModel = createModel((around: Surroundings) => {
  /** The page that is inspected, or was last. */
  const pageUrl = signal<string | null>(null);
  const network = new NetworkModel({ ...around, pageUrl });
  const app = new AppModel({ ...around, seenHosts: network.hosts });
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

  return { app, network, pageUrl, tab };
});
export type PanelState = InstanceType<typeof PanelModel>;
