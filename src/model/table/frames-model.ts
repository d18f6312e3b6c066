import { batch, computed, createModel, effect, type Signal, signal } from '@preact/signals';
import { siteOf } from '../../cookie/address/site.ts';
import type { Frame } from '../../cookie/frame.ts';
import { cookiesForRequest } from '../../cookie/request/cookies-for-request.ts';
import { partitionOfRequest } from '../../cookie/request/partition-of-request.ts';
import { sameSiteContext } from '../../cookie/request/same-site-context.ts';
import type { RequestContext, Retrieval } from '../../cookie/verdict.ts';
import type { App } from '../app/app-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { rowOf } from '../jar/row.ts';
import { wholeJar } from '../jar/whole-jar.ts';
import type { Network } from '../network/network-model.ts';
import { thirdPartyOf } from '../network/third-party.ts';

interface Source extends ModelDeps {
  app: App;
  network: Network;
  /** Keys of the cookies the list is narrowed to. */
  within: Signal<ReadonlySet<string> | null>;
}

/** What a frame's own request carries. */
export interface FrameScope {
  frame: Frame;
  retrieval: Retrieval;
}
export type FrameSide = 'sent' | 'withheld';

/** The frames of the page as scopes: what the request for each of them carries, and what it does not. */
export const FramesModel = createModel(({ bridge, host, app, network, within }: Source) => {
  const frames = signal<readonly Frame[]>([]);
  /** Address of the frame that was chosen; null: none. */
  const chosenUrl = signal<string | null>(null);
  const side = signal<FrameSide>('sent');
  let latest = 0;

  const scopes = computed((): readonly FrameScope[] => {
    const listing = app.listing.value;
    if (!listing) return [];
    const all = wholeJar(listing);
    const siteOfHost = (name: string): string => siteOf(name, host.registrableDomain);
    return frames.value.map((frame) => {
      const site = siteOfHost(new URL(frame.url).hostname);
      const jar = all.filter(({ domain }) => siteOfHost(domain) === site);
      return { frame, retrieval: cookiesForRequest(jar, requestOf(frame)) };
    });
  });
  // Without a choice nobody asks here what the frames carry.
  const chosen = computed(() => {
    const url = chosenUrl.value;
    return url === null ? null : (scopes.value.find(({ frame }) => frame.url === url) ?? null);
  });

  /** The request that a document makes for a frame in it. */
  function requestOf({ url, ancestors }: Frame): RequestContext {
    const { registrableDomain, agent } = host;
    const context = sameSiteContext({
      agent,
      url,
      initiator: ancestors.at(-1) ?? null,
      redirectChain: [],
      ancestors,
      registrableDomain,
    });
    const thirdParty = thirdPartyOf(new URL(url).hostname, app.access.blocking.value);
    return {
      url,
      now: app.feed.now.value,
      agent,
      method: 'GET',
      sameSiteContext: context,
      topLevelNavigation: false,
      ...(thirdParty && { thirdParty }),
      partitionKey: partitionOfRequest({ agent, url, ancestors, registrableDomain }),
      registrableDomain,
    };
  }

  async function read(): Promise<void> {
    const page = app.feed.page.peek();
    const asked = ++latest;
    const result = page && (await bridge.request.listFrames(page));
    const found = result && 'value' in result ? unique(result.value) : [];
    await host.learnDomains?.(found.map(({ url }) => new URL(url).hostname));
    if (asked === latest) frames.value = found;
  }

  function choose(url: string | null): void {
    batch(() => {
      chosenUrl.value = url;
      side.value = 'sent';
      app.feed.show(url === null ? app.settings.settings.peek().extent : 'loaded');
    });
  }

  /** Frames come and go with navigations, and when a document is loaded into one. */
  const documents = computed(
    () => network.requests.value.filter(({ type }) => type === 'document' || type === 'iframe').length,
  );
  /** The same as long as the list was not read anew: a cookie that changes moves no frame. */
  const scope = computed(() => app.listing.value?.scope);
  effect(() => {
    void [app.feed.page.value?.url, scope.value, documents.value];
    void read();
  });
  effect(() => {
    const scope = chosen.value;
    const cookies =
      side.value === 'sent' ? scope?.retrieval.sent : scope?.retrieval.withheld.map(({ cookie }) => cookie);
    within.value = cookies ? new Set(cookies.map((cookie) => rowOf(cookie).key)) : null;
  });
  effect(() => () => {
    latest++;
  });

  return { scopes, chosen, side, choose };
});

/** A page may show one address in several frames. */
function unique(frames: readonly Frame[]): readonly Frame[] {
  return [...new Map(frames.map((frame) => [JSON.stringify(frame), frame])).values()];
}
