import { computed, createModel, effect, signal, untracked } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { App } from '../app/app-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import type { JarHistories } from '../jar/jar-history-model.ts';
import { whenQuiet } from '../jar/when-quiet.ts';
import { type Circumstances, circumstancesOf } from '../network/circumstances.ts';
import { earliestStart } from '../network/earliest-start.ts';
import type { Network } from '../network/network-model.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { reportsStorageAccess } from '../network/storage-access.ts';
import { mayHaveAccess, reportsNoStorageAccess, thirdPartyOf, thirdPartyOfResponse } from '../network/third-party.ts';
import { whyNoCookies } from '../network/why-no-cookies.ts';
import { checkLine, lastLines } from './check-line.ts';
import { DroppedLines } from './dropped-lines.ts';
import { inPortions } from './in-portions.ts';
import { jarBefore, startBeforeOwnLines } from './jar-before.ts';
import { judgeResponse } from './judge-response.ts';
import { laterJars } from './later-jars.ts';
import { MissingCookies } from './missing-cookies.ts';
import { hasMismatch, type ReceivedLine } from './received-line.ts';
import { hasSameResult, requestsToJudge } from './requests-to-judge.ts';
import { ShownLinesModel } from './shown-lines-model.ts';
import { withoutLaterLines } from './without-later-lines.ts';

/** A browser reports a change up to some hundred milliseconds after the response that made it. */
const SETTLE_MS = 300;
/** The longest time that the comparison waits for the jar to rest: a page may change a cookie again and again. */
const LONGEST_SETTLE_MS = 1_000;
/** A line is not compared earlier, while its cookie may still be unreported. */
const MIN_AGE_MS = 200;
/** A site that is not in the list after this time is not read: the page loads from too many hosts. */
const LONGEST_READING_MS = 5_000;

/** The jar at the start of a request. `after`: first recorded later; `never`: that site's cookies were not recorded. */
export interface SeenJar {
  /** The most likely first. States shortly after it count too, since changes are reported with a delay, and before a WebSocket, which may be dated late. */
  jars: readonly (readonly Cookie[])[];
  seen: 'before' | 'after' | 'never';
}

interface Source extends Pick<ModelDeps, 'host'> {
  app: App;
  network: Network;
  histories: JarHistories;
}

/**
 * Every Set-Cookie line of the recorded responses, its verdict, and whether the jar matches it.
 *
 *   response recorded -> judged with the jar before it, as far as that is known -> a moment later compared with the jar
 *   -> compared again at every change of the jar while there is a mismatch -> judged again once it is known that the
 *   settings block it, that the request had other circumstances, or that an earlier response set cookies
 */
export const SetCookieModel = createModel(({ app, network, histories, host }: Source) => {
  const lines = signal<readonly ReceivedLine[]>([]);
  const dropped = new DroppedLines();
  const shownLines = new ShownLinesModel({ settings: app.settings, lines, network, dropped });
  /** The requests that were judged after it was known that the browser blocks their site's cookies on this page. */
  const judgedBlocked = new WeakSet<NetworkRequest>();
  /** When each request was judged: its changes may be reported some time after. */
  const judgedAt = new WeakMap<NetworkRequest, number>();
  /** What the verdicts of each request depended on when it was judged, as JSON. */
  const judgedIn = new WeakMap<NetworkRequest, string>();
  /** The inputs of these circumstances for all requests: documents, redirects, the pages shown, what the browser reports, the settings. */
  let basis: readonly unknown[] = [];
  const missingCookies = new MissingCookies();
  /** The requests whose lines did not fit the first of two that are possible: partitions, or without and with storage access. */
  const judgedOtherwise = new WeakSet<NetworkRequest>();
  const { listing } = app;
  const { siteOfHost } = histories;
  const settling = whenQuiet(check, { quiet: SETTLE_MS, longest: LONGEST_SETTLE_MS });

  /** The lines of each site, in the order in which their responses arrived. */
  const linesBySite = computed((): Map<string, ReceivedLine[]> => {
    const sites = new Map<string, ReceivedLine[]>();
    const siteOfRequest = new Map<NetworkRequest, string>();
    for (const line of lines.value) {
      const site = siteOfRequest.get(line.request) ?? siteOfHost(line.request.host);
      siteOfRequest.set(line.request, site);
      const linesOfSite = sites.get(site);
      if (linesOfSite) linesOfSite.push(line);
      else sites.set(site, [line]);
    }
    return sites;
  });

  function circumstances(request: NetworkRequest, { agent, scope }: Listing): Circumstances {
    const [requests, pages] = [network.requests.peek(), network.pages.peek()];
    const { registrableDomain } = host;
    const found = circumstancesOf(request, { requests, pages, pageUrl: scope.page.url, agent, registrableDomain });
    const { otherPartitionKey } = found;
    return otherPartitionKey && judgedOtherwise.has(request) ? { ...found, partitionKey: otherPartitionKey } : found;
  }

  /** Why a request stored none of its cookies; null: nothing suggests that it did not. */
  function reasonOf(request: NetworkRequest, { scope }: Listing, credentials: Circumstances['credentials']) {
    const blocking = app.access.blocking.peek();
    const requests = network.requests.peek();
    return whyNoCookies(request, credentials, { pageUrl: scope.page.url, blocking, requests, ...host });
  }

  /** What a verdict depends on; of it the reason for storing nothing if that is proven, or if cookies are missing. */
  function basisOf(request: NetworkRequest, current: Listing) {
    const now = circumstances(request, current);
    const reason = reasonOf(request, current, now.credentials);
    const noCookies = reason?.isCertain || missingCookies.has(request) ? reason : null;
    const known = { ...host, requests: network.requests.peek(), blocking: app.access.blocking.peek() };
    const isGranted = judgedOtherwise.has(request) && mayHaveAccess(request);
    return { circumstances: now, noCookies, thirdParty: isGranted ? 'allowed' : thirdPartyOfResponse(request, known) };
  }

  /** Judges the lines of these requests; a line that was judged before and has the same result is not replaced. */
  function judge(unjudged: readonly NetworkRequest[]): void {
    const current = listing.peek();
    if (!current) return;
    const { agent, scope } = current;
    const affected = new Set(unjudged);
    const earlier = new Map(lines.peek().map((line) => [line.key, line]));
    const all = lines.peek().filter(({ request }) => !affected.has(request));
    const bySite = new Map<string, ReceivedLine[]>();
    for (const request of unjudged) {
      const { id, respondedAt: until } = request;
      const site = siteOfHost(request.host);
      const history = histories.of(site);
      const startedAt = startBeforeOwnLines(request, history);
      const linesOfSite =
        bySite.get(site) ?? (linesBySite.peek().get(site) ?? []).filter((line) => !affected.has(line.request));
      bySite.set(site, linesOfSite);
      const { jar, isKnown } = jarBefore({ id, startedAt, until }, history, linesOfSite);
      const ground = basisOf(request, current);
      if (ground.thirdParty === 'blocked') judgedBlocked.add(request);
      judgedIn.set(request, JSON.stringify(ground));
      const judged = judgeResponse(request, {
        agent,
        registrableDomain: host.registrableDomain,
        storeId: scope.page.storeId,
        ...ground,
        jar,
        jarKnown: isKnown,
      });
      judgedAt.set(request, host.now());
      const isLate = (linesOfSite.at(-1)?.at ?? 0) > request.respondedAt;
      for (const line of judged) {
        const before = earlier.get(line.key);
        const result = before?.request === request && hasSameResult(before, line) ? before : line;
        all.push(result);
        linesOfSite.push(result);
      }
      if (isLate) linesOfSite.sort(byArrival);
    }
    lines.value = dropped.latestOf(all.toSorted(byArrival));
    settling.note();
  }

  const portions = inPortions(judge);

  /** Returns the jar at the start of a request or, if that was not recorded, the first one recorded for its site. */
  const jarAt = computed(() => {
    // The histories are no signals.
    void histories.changeCount.value;
    const bySite = linesBySite.value;
    return (request: NetworkRequest): SeenJar => {
      const { id, startedAt } = request;
      const site = siteOfHost(request.host);
      const history = histories.of(site);
      const { jar, isKnown } = jarBefore({ id, startedAt, until: startedAt }, history, bySite.get(site) ?? []);
      if (history && isKnown) {
        // A response may have arrived, and its cookies be stored a moment later.
        const near = [history.at(startedAt), history.at(earliestStart(request)), ...laterJars(request, history)];
        return { jars: [...new Set([jar.cookies, ...near])], seen: 'before' };
      }
      const near = history?.knownNear(startedAt) ?? null;
      if (!history || near === null) return { jars: [[]], seen: 'never' };
      return { jars: [withoutLaterLines(history.at(near), request, bySite.get(site) ?? [])], seen: 'after' };
    };
  });

  /** Compares the lines that are not confirmed yet with the jar. */
  function check(): void {
    const current = listing.peek();
    if (!current) return;
    const now = host.now();
    const evidence = { lastLines: lastLines(lines.peek()), now };
    const locked = new Set(current.loaded?.locked.hosts.map(siteOfHost));
    let isChanged = false;
    const checked = lines.peek().map((line) => {
      if (line.check !== 'waiting' && !hasMismatch(line)) return line;
      const age = now - (judgedAt.get(line.request) ?? 0);
      if (age < MIN_AGE_MS) return line;
      const site = siteOfHost(line.request.host);
      const isLocked = locked.has(site) || (site === current.site && current.access.status !== 'granted');
      const history = histories.of(site);
      const isRead = history?.isComplete === true;
      if (!isLocked && !isRead && age < LONGEST_READING_MS) return line;
      const next = isLocked || !isRead ? 'unreadable' : checkLine(line, { ...evidence, history });
      if (next === line.check) return line;
      isChanged = true;
      return { ...line, check: next };
    });
    if (isChanged) lines.value = checked;
    if (checked.some((line) => line.check === 'waiting')) settling.note();
  }

  /** The requests whose circumstances are others than when they were judged. */
  function judgedInOthers(judged: Iterable<NetworkRequest>, current: Listing): NetworkRequest[] {
    const requests = network.requests.peek();
    const now = [
      current.scope.page.url,
      reportsStorageAccess(requests),
      host.agent === 'firefox' && reportsNoStorageAccess(requests, host.registrableDomain),
      JSON.stringify(app.access.blocking.peek()),
      ...requests.filter(({ type, redirectedTo }) => type === 'document' || type === 'iframe' || redirectedTo !== null),
      ...network.pages.peek().flatMap(({ url, from }) => [url, from]),
    ];
    const isSame = now.length === basis.length && now.every((value, index) => value === basis[index]);
    basis = now;
    if (isSame) return [];
    return [...judged].filter((request) => judgedIn.get(request) !== JSON.stringify(basisOf(request, current)));
  }

  /** Responses are judged as soon as there is a page; the lines of requests that were dropped are dropped too. */
  effect(() => {
    const requests = network.requests.value;
    void network.pages.value;
    void app.access.blocking.value;
    const current = listing.value;
    if (!current) return;
    untracked(() => {
      const present = new Set(requests);
      portions.retain(present);
      if (!requests.some(({ id }) => id === shownLines.requestId.peek())) shownLines.requestId.value = null;
      const remaining = lines.peek().filter(({ request }) => present.has(request));
      if (remaining.length < lines.peek().length) lines.value = remaining;
      const judged = new Set(remaining.map(({ request }) => request));
      const unjudged = requests.filter(
        (request) =>
          request.setCookieLines.length > 0 &&
          request.source === 'server' &&
          !judged.has(request) &&
          !portions.has(request) &&
          !dropped.has(request),
      );
      const toJudge = requestsToJudge(judged, [...unjudged, ...judgedInOthers(judged, current)], siteOfHost);
      if (toJudge.size > 0) portions.add(toJudge);
    });
  });
  /** The settings are known a moment after the page: lines whose cookie is missing are then judged again if it is blocked. */
  effect(() => {
    const blocking = app.access.blocking.value;
    const affected = new Set(
      lines.value
        .filter((line) => hasMismatch(line) && thirdPartyOf(line.request.host, blocking) === 'blocked')
        .map(({ request }) => request)
        .filter((request) => !judgedBlocked.has(request) && !portions.has(request)),
    );
    if (affected.size === 0) return;
    untracked(() => portions.add(affected));
  });
  effect(() => {
    const isUnfit = ({ check, request }: ReceivedLine) =>
      (check === 'missing' || check === 'stored-anyway') && !judgedOtherwise.has(request) && !portions.has(request);
    const affected = new Set(lines.value.filter(isUnfit).map(({ request }) => request));
    const current = listing.peek();
    if (!current) return;
    for (const request of affected) {
      const { otherPartitionKey } = circumstances(request, current);
      if (otherPartitionKey || mayHaveAccess(request)) judgedOtherwise.add(request);
      else affected.delete(request);
    }
    if (affected.size > 0) untracked(() => portions.add(affected));
  });
  /** If none of a response's cookies is stored, and a setting or the lack of credentials may be the reason, it is. */
  effect(() => {
    void app.access.blocking.value;
    const current = listing.peek();
    if (!current) return;
    const affected = missingCookies.decide(lines.value, {
      of: (request) => reasonOf(request, current, circumstances(request, current).credentials),
      setting: (request) => reasonOf(request, current, null),
    });
    if (affected.size > 0) untracked(() => portions.add(affected));
  });
  effect(() => {
    void histories.changeCount.value;
    // Delayed: the browser may not yet have reported the cookie of a line that was just judged.
    if (lines.peek().some((line) => line.check === 'waiting' || hasMismatch(line))) settling.note();
  });
  effect(() => settling.stop);
  effect(() => portions.stop);

  return { ...shownLines, lines, jarAt };
});
export type SetCookies = InstanceType<typeof SetCookieModel>;

/** The order of lines: browsers read them before the body, which may take minutes. */
function byArrival(a: ReceivedLine, b: ReceivedLine): number {
  return a.at - b.at || a.request.id - b.request.id;
}
