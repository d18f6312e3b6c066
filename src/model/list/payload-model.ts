import { computed, createModel, type ReadonlySignal } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { Finding } from '../../cookie/findings/finding.ts';
import type { findings as allFindings } from '../../cookie/findings/findings.ts';
import type { BUDGETS } from '../../cookie/limits/budgets.ts';
import { FIRST_BUDGET } from '../../cookie/limits/first-budget.ts';
import { canBeSent } from '../../cookie/request/can-be-sent.ts';
import { cookiesForRequest } from '../../cookie/request/cookies-for-request.ts';
import { topLevelRequest } from '../../cookie/request/top-level-request.ts';
import type { Reason, Retrieval } from '../../cookie/verdict.ts';
import type { Host } from '../host/host.ts';
import { rowOf } from '../jar/row.ts';
import { wholeJar } from '../jar/whole-jar.ts';

const NOTHING: Retrieval = { sent: [], withheld: [], uncertain: [], header: '', bytes: 0 };

/** What the list does not wait for: cookie/findings.ts and cookie/budgets.ts. */
export interface Rules {
  findings: typeof allFindings;
  budgets: typeof BUDGETS;
}

interface Source {
  host: Host;
  listing: ReadonlySignal<Listing | null>;
  now: ReadonlySignal<number>;
  /** The time that expiries are told by: it moves on also while the jar does not change. */
  time(): number;
  settings: ReadonlySignal<Settings>;
  /** null: not there yet. The list does not wait for them. */
  rules: ReadonlySignal<Rules | null>;
}

/** What the page's own request carries, what that weighs against a server's header budget, and what is wrong with it. */
export const PayloadModel = createModel(({ host, listing, now, time, settings, rules }: Source) => {
  const { registrableDomain } = host;

  const retrieval = computed((): Retrieval => {
    const known = listing.value;
    if (!known) return NOTHING;
    const { url } = known.scope.page;
    const request = topLevelRequest({ url, now: now.value, agent: known.agent, registrableDomain });
    return cookiesForRequest(known.jar, request);
  });

  const sentKeys = computed(
    (): ReadonlySet<string> => new Set(retrieval.value.sent.map((cookie) => rowOf(cookie).key)),
  );

  const withheldReasons = computed((): ReadonlyMap<string, Reason[]> => {
    const { withheld } = retrieval.value;
    return new Map(withheld.map(({ cookie, reasons }) => [rowOf(cookie).key, reasons]));
  });

  /** Octets a Cookie header may have. */
  const budget = computed((): number => {
    const chosen = settings.value.budget;
    if (typeof chosen === 'number') return chosen;
    return rules.value?.budgets[chosen]?.octets ?? FIRST_BUDGET;
  });

  const hasRules = computed(() => rules.value !== null);

  const findings = computed((): readonly Finding[] => {
    const known = listing.value;
    if (!known || !rules.value) return [];
    return rules.value.findings({
      jar: wholeJar(known),
      sent: retrieval.value.sent,
      site: known.site,
      url: known.scope.page.url,
      agent: known.agent,
      now: time(),
      budget: budget.value,
      registrableDomain,
    });
  });

  /** What is wrong with each cookie by itself, by key. */
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

  return { retrieval, sentKeys, withheldReasons, budget, hasRules, findings, findingsByKey };
});

/** The cookies of a listing that an extent is about, in the order a header would send them. */
export function cookiesInExtent(listing: Listing, sentKeys: ReadonlySet<string>, extent: string): readonly Cookie[] {
  const { jar, loaded, scope, site } = listing;
  if (extent === 'page') return jar.filter((cookie) => sentKeys.has(rowOf(cookie).key));
  if (extent !== 'loaded' || !loaded) return jar;
  const topLevelSite = `${new URL(scope.page.url).protocol}//${site}`;
  return [...jar, ...loaded.jar.filter((cookie) => canBeSent(cookie, loaded.hosts, topLevelSite))];
}
