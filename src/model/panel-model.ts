import { batch, computed, createModel, effect, signal } from '@preact/signals';
import { parseUrl } from '../cookie/address/parse-url.ts';
import { siteOf } from '../cookie/address/site.ts';
import type { Finding } from '../cookie/findings/finding.ts';
import { type App, AppModel } from './app/app-model.ts';
import type { ModelDeps } from './host/model-deps.ts';
import { JarHistoryModel } from './jar/jar-history-model.ts';
import { NetworkModel } from './network/network-model.ts';
import type { NetworkRequest } from './network/network-request.ts';
import { openUnlessUnsaved } from './open-unless-unsaved.ts';
import { rememberTab } from './remember-tab.ts';
import { observedServer } from './requests/observed-server.ts';
import { RequestsModel } from './requests/requests-model.ts';
import { SetCookieModel } from './set-cookie/set-cookie-model.ts';
import { COOKIE_COLUMNS, wideComparers } from './table/cookie-columns.ts';
import { DetailsSizeModel } from './table/details-size-model.ts';
import { FramesModel } from './table/frames-model.ts';
import { TableModel } from './table/table-model.ts';
import { TimelineModel } from './timeline/timeline-model.ts';
import { WhatIfModel } from './what-if/what-if-model.ts';

/** The parts of the DevTools panel; the texts are the messages `tab_<name>` (see messageKey). */
export const PANEL_TABS = ['cookies', 'requests', 'set-cookie', 'timeline', 'what-if'] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

const SEVERITY = { bad: 100, warn: 10, note: 0 };

/** A number that is larger for more findings, and for more severe ones. */
function severityOf(findings: readonly Finding[] = []): number {
  return findings.reduce((sum, { severity }) => sum + SEVERITY[severity], 0);
}

/** The whole state of a DevTools panel: the cookies of everything that the inspected page loads, and its requests. */
export const PanelModel = createModel((deps: ModelDeps) => {
  /** URL of the inspected page, or of the last one; null: none yet. */
  const pageUrl = signal<string | null>(null);
  const network = new NetworkModel({ ...deps, pageUrl });
  const server = computed(() => {
    const url = pageUrl.value === null ? null : parseUrl(pageUrl.value);
    return url && observedServer(network.requests.value, url.hostname, deps.host.agent);
  });
  const onlyKeys = signal<ReadonlySet<string> | null>(null);
  const comparers = wideComparers((key) => severityOf(app.payload.findingsByKey.value.get(key)));
  const app: App = new AppModel({ ...deps, seenHosts: network.hosts, onlyKeys, comparers, server });
  const histories = new JarHistoryModel({ ...deps, feed: app.feed });
  const setCookies = new SetCookieModel({ ...deps, app, network, histories });
  const table = new TableModel({
    settings: app.settings,
    name: 'cookies',
    specs: COOKIE_COLUMNS,
    sort: app.list.sort,
  });
  const detailsSize = new DetailsSizeModel({ settings: app.settings });
  const frames = new FramesModel({ ...deps, app, network, onlyKeys });
  const whatIf = new WhatIfModel({ ...deps, app });
  const requests = new RequestsModel({ ...deps, app, network, setCookies });
  const timeline = new TimelineModel({ ...deps, app, network, histories, setCookies });
  const tab = signal<PanelTab>('cookies');
  let isTabChosen = false;
  effect(() => rememberTab(tab, PANEL_TABS, app.settings, () => isTabChosen));

  effect(() => {
    const url = app.feed.page.value?.url;
    if (url !== undefined) pageUrl.value = url;
  });

  effect(() => {
    void tab.value;
    network.look();
  });

  const scope = computed(() => app.listing.value?.scope);
  /**
   * The list shows the cookies of every requested host, so it is read again when there is a request to a new host, also if
   * that came while the list was read.
   */
  effect(() => {
    const { hosts } = network;
    const scopeHosts = scope.value?.hosts ?? [];
    const current = app.listing.peek();
    const listedHosts = new Set([current?.site, ...scopeHosts, ...(current?.loaded?.hosts ?? [])]);
    const siteOfHost = (name: string): string => siteOf(name, deps.host.registrableDomain);
    if (hosts.value.some((name) => !listedHosts.has(name) && !listedHosts.has(siteOfHost(name)))) app.feed.read();
  });

  function chooseTab(name: PanelTab): void {
    isTabChosen = true;
    tab.value = name;
  }

  /** Opens this cookie in the list of everything that the page loads. */
  function showCookie(key: string): void {
    batch(() => {
      tab.value = 'cookies';
      app.feed.show('loaded');
      openUnlessUnsaved(app, key);
    });
  }

  /** Shows the Set-Cookie lines of a request: selects one of them, or shows all that were rejected. */
  function showLines(requestId: number, key: string | null): void {
    batch(() => {
      tab.value = 'set-cookie';
      setCookies.requestId.value = requestId;
      setCookies.filter.value = key === null ? 'rejected' : 'all';
      setCookies.query.value = '';
      setCookies.selectedKey.value = key;
    });
  }

  /** Shows a request, such as the one whose response contains a line. */
  function showRequest(id: number): void {
    batch(() => {
      tab.value = 'requests';
      requests.select(id);
    });
  }

  /** Shows which cookies a request would send if it were made again. */
  function tryRequest(request: NetworkRequest): void {
    batch(() => {
      tab.value = 'what-if';
      whatIf.question.repeat(request, pageUrl.peek() ?? request.url, network.requests.peek());
    });
  }

  return {
    app,
    network,
    setCookies,
    requests,
    table,
    detailsSize,
    frames,
    whatIf,
    timeline,
    pageUrl,
    tab,
    chooseTab,
    showCookie,
    showLines,
    showRequest,
    tryRequest,
  };
});
export type PanelState = InstanceType<typeof PanelModel>;
