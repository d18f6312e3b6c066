import { computed, createModel, type ReadonlySignal } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { Finding } from '../../cookie/findings/finding.ts';
import type { findings as allFindings } from '../../cookie/findings/findings.ts';
import { FIRST_BUDGET } from '../../cookie/limits/first-budget.ts';
import type { PageServer } from '../../cookie/limits/page-server.ts';
import { canBeSent } from '../../cookie/request/can-be-sent.ts';
import { cookiesForRequest } from '../../cookie/request/cookies-for-request.ts';
import { topLevelRequest } from '../../cookie/request/top-level-request.ts';
import type { Reason, Retrieval } from '../../cookie/verdict.ts';
import type { Host } from '../host/host.ts';
import { rowOf } from '../jar/row.ts';
import { wholeJar } from '../jar/whole-jar.ts';

const NOTHING: Retrieval = { sent: [], notSent: [], uncertain: [], header: '', bytes: 0 };

/** How many cookies have a colour of their own. */
const COLOUR_COUNT = 6;

/** The parts of the core that are loaded after the list: findings/findings.ts and limits/page-server.ts. */
export interface Rules {
  findings: typeof allFindings;
  /** What is assumed of the page's server where its responses are not known. */
  server: PageServer;
}

interface Source {
  host: Host;
  listing: ReadonlySignal<Listing | null>;
  now: ReadonlySignal<number>;
  /** The time from which relative expiries are computed: it advances also while the jar does not change. */
  time(): number;
  settings: ReadonlySignal<Settings>;
  /** What the page's requests show of its server. Missing where they are not known. */
  server?: ReadonlySignal<PageServer | null> | undefined;
  /** null: not loaded yet. The list does not wait for them. */
  rules: ReadonlySignal<Rules | null>;
}

/** The cookies that a request to the page sends, the header budget they are compared with, and the findings about them. */
export const PayloadModel = createModel(({ host, listing, now, time, settings, rules, server: observed }: Source) => {
  const { registrableDomain } = host;

  const retrieval = computed((): Retrieval => {
    const current = listing.value;
    if (!current) return NOTHING;
    const { url } = current.scope.page;
    const request = topLevelRequest({ url, now: now.value, agent: current.agent, registrableDomain });
    return cookiesForRequest(current.jar, request);
  });

  const sentKeys = computed(
    (): ReadonlySet<string> => new Set(retrieval.value.sent.map((cookie) => rowOf(cookie).key)),
  );

  const notSentReasons = computed((): ReadonlyMap<string, Reason[]> => {
    const { notSent } = retrieval.value;
    return new Map(notSent.map(({ cookie, reasons }) => [rowOf(cookie).key, reasons]));
  });

  /** The colours of the largest cookies sent, by key: the same in the bar and in the rows. */
  const colours = computed(
    (): ReadonlyMap<string, string> =>
      new Map(
        retrieval.value.sent
          .map(rowOf)
          .sort((a, b) => b.sizes.inHeader - a.sizes.inHeader)
          .slice(0, COLOUR_COUNT)
          .map(({ key }, rank) => [key, `var(--segment-${rank + 1})`]),
      ),
  );

  /** undefined: not loaded yet. */
  const server = computed(() => observed?.value ?? rules.value?.server);

  /** The largest size of a Cookie header that the server accepts, in octets. */
  const budget = computed((): number => {
    const chosen = settings.value.budget;
    if (typeof chosen === 'number') return chosen;
    return server.value?.accepts(chosen, retrieval.value.sent.length).octets ?? FIRST_BUDGET;
  });

  const hasRules = computed(() => rules.value !== null);

  const findings = computed((): readonly Finding[] => {
    const current = listing.value;
    if (!current || !rules.value) return [];
    return rules.value.findings({
      jar: wholeJar(current),
      sent: retrieval.value.sent,
      site: current.site,
      url: current.scope.page.url,
      agent: current.agent,
      now: time(),
      budget: budget.value,
      registrableDomain,
    });
  });

  /** The findings about single cookies, by the key of the cookie. */
  const findingsByKey = computed((): ReadonlyMap<string, Finding[]> => {
    const byKey = new Map<string, Finding[]>();
    for (const finding of findings.value) {
      if (finding.about !== 'cookie') continue;
      for (const key of finding.keys) {
        const list = byKey.get(key);
        if (list) list.push(finding);
        else byKey.set(key, [finding]);
      }
    }
    return byKey;
  });

  return { retrieval, sentKeys, notSentReasons, colours, budget, server, hasRules, findings, findingsByKey };
});

/** The cookies of a listing that an extent includes, in the order of a Cookie header. */
export function cookiesInExtent(listing: Listing, sentKeys: ReadonlySet<string>, extent: string): readonly Cookie[] {
  const { jar, loaded, scope, site } = listing;
  if (extent === 'page') return jar.filter((cookie) => sentKeys.has(rowOf(cookie).key));
  if (extent !== 'loaded' || !loaded) return jar;
  const topLevelSite = `${new URL(scope.page.url).protocol}//${site}`;
  return [...jar, ...loaded.jar.filter((cookie) => canBeSent(cookie, loaded.hosts, topLevelSite))];
}
