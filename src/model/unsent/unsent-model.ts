import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import type { Page } from '../../contract/page.ts';
import { parseUrl } from '../../cookie/address/parse-url.ts';
import { siteOf } from '../../cookie/address/site.ts';
import { type UnsentSession, unsentSessions } from '../../cookie/findings/unsent-sessions.ts';
import { isDenial, type PageRequest } from '../../cookie/page-request.ts';
import type { ThirdParty } from '../../cookie/verdict.ts';
import type { ModelDeps } from '../host/model-deps.ts';

/** Between two readings of the page's record, in milliseconds. A reading may take at most a tenth of the time. */
const PAUSE_MS = 1000;
/** Other sites whose cookies are read, because their servers refused a request of the page. */
const MOST_SITES = 4;
/** More are counted. */
const MOST_SHOWN = 5;

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  /** null: not read yet. */
  listing: ReadonlySignal<Listing | null>;
}

/** The cookies of another site that refused a request, and what the browser does with them there. */
interface OtherSite {
  listing: Listing;
  thirdParty: ThirdParty | null;
}

/** The sessions that requests of the page lack, by the browser's record of the page and the cookies of now. */
export const UnsentModel = createModel(({ bridge, host, listing }: Source) => {
  /** By the page's own record. */
  const recorded = signal<readonly PageRequest[]>([]);
  /** By the responses that the background reads, where a person allowed it: also those whose body no script read. */
  const refused = signal<readonly PageRequest[]>([]);
  const others = signal<ReadonlyMap<string, OtherSite>>(new Map());
  const isOpen = signal(false);

  const requests = computed((): readonly PageRequest[] => {
    // What the page's record knows of a URL is as new as the report, and knows of later success.
    const urls = new Set(recorded.value.flatMap(({ url, status }) => (status === 0 ? [] : [url])));
    return [...recorded.value, ...refused.value.filter(({ url }) => !urls.has(url))];
  });

  const site = (url: string): string => siteOf(parseUrl(url)?.hostname ?? '', host.registrableDomain);

  const all = computed((): UnsentSession[] => {
    const current = listing.value;
    if (!current || requests.value.length === 0) return [];
    const shared = {
      pageUrl: current.scope.page.url,
      agent: host.agent,
      now: host.now(),
      registrableDomain: host.registrableDomain,
    };
    const own = requests.value.filter(({ url }) => site(url) === current.site);
    const found = unsentSessions({ ...shared, jar: current.jar, requests: own, thirdParty: null });
    const elsewhere = [...others.value].flatMap(
      ([
        name,
        {
          listing: { jar },
          thirdParty,
        },
      ]) =>
        unsentSessions({
          ...shared,
          jar,
          thirdParty,
          requests: requests.value.filter(({ url }) => site(url) === name),
        }),
    );
    // Where the browser hides cookies of the site, a host may well have a session of its own.
    const isWhole = current.access.status === 'granted';
    return [...found, ...elsewhere].filter(({ isDenied }) => isDenied || isWhole);
  });
  const unsent = computed(() => {
    const denied = all.value.filter(({ isDenied }) => isDenied);
    const served = all.value.filter(({ isDenied }) => !isDenied);
    return [...denied, ...served].slice(0, MOST_SHOWN);
  });
  const more = computed(() => all.value.length - unsent.value.length);
  const denied = computed(() => all.value.filter(({ isDenied }) => isDenied).length);

  const page = computed(() => listing.value?.scope.page ?? null);
  const place = computed(() => page.value && JSON.stringify([page.value.tabId, page.value.url, page.value.storeId]));

  effect(() => {
    const { pageRecord } = host;
    if (place.value === null || !pageRecord) return undefined;
    const current = page.peek() as Page;
    const ending = new AbortController();
    batch(() => {
      recorded.value = [];
      refused.value = [];
      others.value = new Map();
    });
    void readRefused(current, ending.signal);
    const unsubscribe = bridge.on('rejectedChanged', ({ tabId }) => {
      if (tabId === current.tabId) void readRefused(current, ending.signal);
    });
    void pageRecord()
      .then(async ({ pageRequests }) => {
        while (!ending.signal.aborted) {
          const start = host.now();
          const latest = await pageRequests(current);
          if (ending.signal.aborted) return;
          if (JSON.stringify(latest) !== JSON.stringify(recorded.peek())) {
            await readOthers(current, latest);
            if (ending.signal.aborted) return;
            recorded.value = latest;
          }
          const pause = Math.max(PAUSE_MS, (host.now() - start) * 10);
          await new Promise((resolve) => setTimeout(resolve, pause));
        }
      })
      // A page that cannot be entered has no record to read.
      .catch(() => undefined);
    return () => {
      ending.abort();
      unsubscribe();
    };
  });

  /** The number on Crumb's button, as it is known to the background. */
  let reported = 0;
  effect(() => {
    const count = denied.value;
    const current = page.peek();
    if (current && count !== reported) void bridge.request.reportUnsent({ tabId: current.tabId, count });
    reported = count;
  });

  async function readRefused(current: Page, { aborted }: AbortSignal): Promise<void> {
    const result = await bridge.request.readRejected(current);
    if (aborted || 'problem' in result) return;
    const latest = result.value.refused ?? [];
    if (latest.length > 0) await readOthers(current, latest);
    refused.value = latest;
  }

  /** Reads the cookies of other sites that refused a request, as far as Crumb has access to them. */
  async function readOthers(current: Page, latest: readonly PageRequest[]): Promise<void> {
    const own = site(current.url);
    const urls = new Map<string, string>();
    for (const { url, status } of latest) {
      const name = site(url);
      if (name !== own && isDenial(status) && urls.size < MOST_SITES) urls.set(name, url);
    }
    if (urls.size === 0) return;
    const read = await Promise.all(
      [...urls].map(async ([name, url]) => [name, await readOther(current, url)] as const),
    );
    const fresh = read.flatMap(([name, other]) => (other ? [[name, other] as const] : []));
    others.value = new Map([...others.peek(), ...fresh].slice(-MOST_SITES));
  }

  async function readOther(current: Page, url: string): Promise<OtherSite | null> {
    const { incognito } = current;
    const [cookies, policy] = await Promise.all([
      bridge.request.listCookies({ page: { ...current, url }, extent: 'site' }),
      bridge.request.readCookiePolicy({ url, pageUrl: current.url, incognito }),
    ]);
    if ('problem' in cookies || cookies.value.access.status !== 'granted') return null;
    return { listing: cookies.value, thirdParty: 'value' in policy ? policy.value.thirdParty : null };
  }

  return { unsent, more, denied, isOpen };
});
export type UnsentState = InstanceType<typeof UnsentModel>;
