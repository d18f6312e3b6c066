import { computed, createModel } from '@preact/signals';
import { siteOf } from '../../cookie/address/site.ts';
import type { App } from '../app/app-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { circumstancesOf } from '../network/circumstances.ts';
import type { Network } from '../network/network-model.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { mayHaveAccess, thirdPartyOfRequest } from '../network/third-party.ts';
import { whyNoCookies } from '../network/why-no-cookies.ts';
import type { SeenJar, SetCookies } from '../set-cookie/set-cookie-model.ts';
import { bestMatch, type RequestCookies } from './request-cookies.ts';

/** The cookies of a request, and how well the jar at its start is known. */
export interface JudgedRequestCookies extends RequestCookies {
  seen: SeenJar['seen'];
  /** Crumb has no access to the cookies of that host. */
  isLocked: boolean;
  /** The browser did not record the circumstances of the request. */
  guessed: boolean;
}

interface Source extends Pick<ModelDeps, 'host'> {
  app: App;
  network: Network;
  setCookies: SetCookies;
}

/** A request that was not sent is not compared. */
const NOTHING = { sent: [], notSent: [], mismatches: 0, isLocked: false, guessed: false };

/** Judges each request only when a row shows it. */
export const RequestCookiesModel = createModel(({ app, network, setCookies, host }: Source) => {
  const { registrableDomain, agent } = host;
  const cache = new WeakMap<NetworkRequest, { inputs: readonly unknown[]; result: JudgedRequestCookies }>();
  const siteOfHost = (name: string): string => siteOf(name, registrableDomain);

  const judge = computed(() => {
    const listing = app.listing.value;
    const page = app.feed.page.value;
    const blocking = app.access.blocking.value;
    const jarAt = setCookies.jarAt.value;
    const requests = network.requests.value;
    const pages = network.pages.value;
    const locked = new Set(listing?.loaded?.locked.hosts.map(siteOfHost));
    if (listing?.access.status === 'none') locked.add(listing.site);

    return (request: NetworkRequest): JudgedRequestCookies => {
      const { jars, seen } = jarAt(request);
      if (request.source !== 'server' || request.hidesCookies) return { ...NOTHING, seen };
      const site = siteOfHost(request.host);
      const pageUrl = page?.url ?? request.url;
      const thirdParty = thirdPartyOfRequest(request, { requests, blocking, agent, registrableDomain });
      const isLocked = locked.has(site);
      const circumstances = circumstancesOf(request, { requests, pages, pageUrl, agent, registrableDomain });
      const shown = { pageUrl, blocking, requests, agent, registrableDomain };
      const noCookies = whyNoCookies(request, circumstances.credentials, shown);
      const inputs = [seen, thirdParty, isLocked, JSON.stringify([circumstances, noCookies]), ...jars];
      const cached = cache.get(request);
      const isSame =
        cached?.inputs.length === inputs.length && cached.inputs.every((value, index) => value === inputs[index]);
      if (cached && isSame) return cached.result;
      const isReadLater = seen === 'after';
      const known = { agent, registrableDomain, circumstances, thirdParty, noCookies, isReadLater };
      const setting = { ...known, mayHaveAccess: mayHaveAccess(request) };
      const result = { ...bestMatch(request, jars, setting), seen, isLocked, guessed: circumstances.guessed };
      cache.set(request, { inputs, result });
      return result;
    };
  });

  return { judge };
});
