import { batch, computed, createModel, effect, type Signal, signal } from '@preact/signals';
import { siteOf } from '../../cookie/address/site.ts';
import type { Frame } from '../../cookie/frame.ts';
import { cookiesForRequest } from '../../cookie/request/cookies-for-request.ts';
import { partitionOfRequest } from '../../cookie/request/partition-of-request.ts';
import { sameSiteContext } from '../../cookie/request/same-site-context.ts';
import type { RequestContext, Retrieval } from '../../cookie/verdict.ts';
import type { App } from '../app/app-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { whileLoading } from '../host/while-loading.ts';
import { rowOf } from '../jar/row.ts';
import { wholeJar } from '../jar/whole-jar.ts';
import type { Network } from '../network/network-model.ts';
import { thirdPartyOf } from '../network/third-party.ts';

interface Source extends ModelDeps {
  app: App;
  network: Network;
  /** Keys of the only cookies that the list shows; null: all. */
  onlyKeys: Signal<ReadonlySet<string> | null>;
}

/** The cookies of the request for a frame. */
export interface FrameScope {
  frame: Frame;
  retrieval: Retrieval;
}
export type FrameSide = 'sent' | 'notSent';

/** The frames of the page as scopes: which cookies the request for each of them sends, and which it does not. */
export const FramesModel = createModel(({ bridge, host, app, network, onlyKeys }: Source) => {
  const frames = signal<readonly Frame[]>([]);
  /** URL of the chosen frame; null: none. */
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
  // Without a choice `scopes` is not computed here.
  const chosen = computed(() => {
    const url = chosenUrl.value;
    return url === null ? null : (scopes.value.find(({ frame }) => frame.url === url) ?? null);
  });

  /** The request for a frame, which the document around it makes. */
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
    const readNumber = ++latest;
    const result = page && (await bridge.request.listFrames(page));
    if (result && 'problem' in result) return;
    const newFrames = unique(result?.value ?? []);
    await host.learnDomains?.(newFrames.map(({ url }) => new URL(url).hostname));
    if (readNumber === latest && JSON.stringify(newFrames) !== JSON.stringify(frames.peek())) frames.value = newFrames;
  }

  function choose(url: string | null): void {
    batch(() => {
      chosenUrl.value = url;
      side.value = 'sent';
      app.feed.show(url === null ? app.settings.settings.peek().extent : 'loaded');
    });
  }

  /** The frames can change with each navigation, and when a document is loaded into one. */
  const documents = computed(
    () => network.requests.value.filter(({ type }) => type === 'document' || type === 'iframe').length,
  );
  /** The same object until the list is read again: a changed cookie changes no frame. */
  const scope = computed(() => app.listing.value?.scope);
  effect(() => {
    void [app.feed.page.value?.url, scope.value, documents.value];
    return whileLoading(read);
  });
  effect(() => {
    const scope = chosen.value;
    const cookies =
      side.value === 'sent' ? scope?.retrieval.sent : scope?.retrieval.notSent.map(({ cookie }) => cookie);
    onlyKeys.value = cookies ? new Set(cookies.map((cookie) => rowOf(cookie).key)) : null;
  });
  effect(() => () => {
    latest++;
  });

  return { scopes, chosen, side, choose };
});

/** A page may show one URL in several frames. */
function unique(frames: readonly Frame[]): readonly Frame[] {
  return [...new Map(frames.map((frame) => [JSON.stringify(frame), frame])).values()];
}
