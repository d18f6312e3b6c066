import { createModel, effect, signal } from '@preact/signals';
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

  return { app, network, pageUrl, tab };
});
export type PanelState = InstanceType<typeof PanelModel>;
