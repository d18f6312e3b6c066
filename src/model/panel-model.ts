import { batch, createModel, effect, signal } from '@preact/signals';
import { siteOf } from '../cookie/address/site.ts';
import type { Finding } from '../cookie/findings/finding.ts';
import { type App, AppModel } from './app/app-model.ts';
import type { ModelDeps } from './host/model-deps.ts';
import { NetworkModel } from './network/network-model.ts';
import type { NetworkRequest } from './network/network-request.ts';
import { RequestsModel } from './requests/requests-model.ts';
import { SetCookieModel } from './set-cookie/set-cookie-model.ts';
import { wideComparers } from './table/columns.ts';
import { FramesModel } from './table/frames-model.ts';
import { TableModel } from './table/table-model.ts';
import { TimelineModel } from './timeline/timeline-model.ts';
import { WhatIfModel } from './what-if/what-if-model.ts';

/** The parts of the DevTools panel; the texts are the messages `tab_<name>` (see messageKey). */
export const PANEL_TABS = ['cookies', 'requests', 'set-cookie', 'timeline', 'what-if'] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

const SEVERITY = { bad: 100, warn: 10, note: 0 };

/** More for what is worse, and for more of it. */
function severityOf(found: readonly Finding[] = []): number {
  return found.reduce((sum, { severity }) => sum + SEVERITY[severity], 0);
}

/** All of a DevTools panel: the cookies of everything the inspected page loads, and what its requests showed. */
export const PanelModel = createModel((around: ModelDeps) => {
  /** The page that is inspected, or was last. */
  const pageUrl = signal<string | null>(null);
  const network = new NetworkModel({ ...around, pageUrl });
  const within = signal<ReadonlySet<string> | null>(null);
  const comparers = wideComparers((key) => severityOf(app.payload.findingsByKey.value.get(key)));
  const app: App = new AppModel({ ...around, seenHosts: network.hosts, within, comparers });
  const setCookies = new SetCookieModel({ ...around, app, network });
  const table = new TableModel({ app });
  const frames = new FramesModel({ ...around, app, network, within });
  const whatIf = new WhatIfModel({ ...around, app });
  const requests = new RequestsModel({ ...around, app, network, setCookies });
  const timeline = new TimelineModel({ ...around, app, network, setCookies });
  const tab = signal<PanelTab>('cookies');

  effect(() => {
    const url = app.feed.page.value?.url;
    if (url !== undefined) pageUrl.value = url;
  });

  /** The list holds the cookies of every host that was seen; one that is asked the first time is not among them. */
  effect(() => {
    const { hosts } = network;
    const known = app.listing.peek();
    const held = new Set([known?.site, ...(known?.loaded?.hosts ?? [])]);
    const siteOfHost = (name: string): string => siteOf(name, around.host.registrableDomain);
    if (hosts.value.some((name) => !held.has(name) && !held.has(siteOfHost(name)))) app.feed.read();
  });

  /** To this cookie, among all that the page loads. */
  function showCookie(key: string): void {
    batch(() => {
      tab.value = 'cookies';
      app.feed.show('loaded');
      app.open(key);
    });
  }

  /** To what a request tried to set: to one line of it, or to all that were rejected. */
  function showLines(requestId: number, key: string | null): void {
    batch(() => {
      tab.value = 'set-cookie';
      setCookies.ofRequest.value = requestId;
      setCookies.filter.value = key === null ? 'rejected' : 'all';
      setCookies.query.value = '';
      setCookies.selectedKey.value = key;
    });
  }

  /** To the request whose answer brought a line. */
  function showRequest(id: number): void {
    batch(() => {
      tab.value = 'requests';
      requests.select(id);
    });
  }

  /** To what a request would carry if it were made again. */
  function tryRequest(request: NetworkRequest): void {
    batch(() => {
      tab.value = 'what-if';
      whatIf.question.repeat(request, pageUrl.peek() ?? request.url);
    });
  }

  return {
    app,
    network,
    setCookies,
    requests,
    table,
    frames,
    whatIf,
    timeline,
    pageUrl,
    tab,
    showCookie,
    showLines,
    showRequest,
    tryRequest,
  };
});
export type PanelState = InstanceType<typeof PanelModel>;
