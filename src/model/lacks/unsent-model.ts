import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import type { Page } from '../../contract/page.ts';
import {
  denyingSites,
  MOST_SITES,
  type SiteCookies,
  siteOfUrl,
  unsentOnPage,
} from '../../cookie/findings/unsent-on-page.ts';
import type { UnsentSession } from '../../cookie/findings/unsent-sessions.ts';
import { type PageRequest, requestKey } from '../../cookie/page-request.ts';
import type { ModelDeps } from '../host/model-deps.ts';

/** Between two readings of the page's record, in milliseconds. A reading may take at most a tenth of the time. */
const PAUSE_MS = 1000;
/** More are counted. */
const MOST_SHOWN = 5;

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  /** null: not read yet. */
  listing: ReadonlySignal<Listing | null>;
}

/** The sessions that requests of the page lack, by the browser's record of the page and the cookies of now. */
export const UnsentModel = createModel(({ bridge, host, listing }: Source) => {
  /** By the page's own record. */
  const recorded = signal<readonly PageRequest[]>([]);
  /** By the responses that the background reads, where a person allowed it: also those whose body no script read. */
  const deniedRequests = signal<readonly PageRequest[]>([]);
  const others = signal<ReadonlyMap<string, SiteCookies>>(new Map());

  const requests = computed((): readonly PageRequest[] => {
    // The page's record of a request is as new as the background's report, and has later successes too.
    const recordedKeys = new Set(recorded.value.filter(({ status }) => status !== 0).map(requestKey));
    return [...recorded.value, ...deniedRequests.value.filter((request) => !recordedKeys.has(requestKey(request)))];
  });

  const all = computed((): UnsentSession[] => {
    const current = listing.value;
    if (!current || requests.value.length === 0) return [];
    const { registrableDomain } = host;
    const pageUrl = current.scope.page.url;
    const found = unsentOnPage({
      cookies: new Map([
        [siteOfUrl(pageUrl, registrableDomain), { jar: current.jar, thirdParty: null }],
        ...others.value,
      ]),
      requests: requests.value,
      pageUrl,
      agent: host.agent,
      now: host.now(),
      registrableDomain,
    });
    // Where the browser hides cookies of the site, a host may well have a session of its own.
    const isWhole = current.access.status === 'granted';
    return found.filter(({ isDenied }) => isDenied || isWhole);
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
      deniedRequests.value = [];
      others.value = new Map();
    });
    void readDenied(current, ending.signal);
    const unsubscribe = bridge.on('rejectedChanged', ({ tabId }) => {
      if (tabId === current.tabId) void readDenied(current, ending.signal);
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

  async function readDenied(current: Page, { aborted }: AbortSignal): Promise<void> {
    const result = await bridge.request.readRejected(current);
    if (aborted || 'problem' in result) return;
    const latest = result.value.denied ?? [];
    if (latest.length > 0) await readOthers(current, latest);
    deniedRequests.value = latest;
  }

  /** Reads the cookies of other sites that denied a request, as far as Crumb has access to them. */
  async function readOthers(current: Page, latest: readonly PageRequest[]): Promise<void> {
    const urls = denyingSites(latest, current.url, host.registrableDomain);
    if (urls.size === 0) return;
    const read = await Promise.all(
      [...urls].map(async ([name, url]) => [name, await readOther(current, url)] as const),
    );
    const fresh = read.flatMap(([name, other]) => (other ? [[name, other] as const] : []));
    others.value = new Map([...others.peek(), ...fresh].slice(-MOST_SITES));
  }

  async function readOther(current: Page, url: string): Promise<SiteCookies | null> {
    const { incognito } = current;
    const [cookies, policy] = await Promise.all([
      bridge.request.listCookies({ page: { ...current, url }, extent: 'site' }),
      bridge.request.readCookiePolicy({ url, pageUrl: current.url, incognito }),
    ]);
    if ('problem' in cookies || cookies.value.access.status !== 'granted') return null;
    return { jar: cookies.value.jar, thirdParty: 'value' in policy ? policy.value.thirdParty : null };
  }

  return { unsent, more };
});
