import { computed, createModel, effect, signal, untracked } from '@preact/signals';
import { siteOf } from '../../cookie/address/site.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { App } from '../app/app-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { wholeJar } from '../jar/whole-jar.ts';
import { circumstancesOf } from '../network/circumstances.ts';
import type { Network } from '../network/network-model.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { thirdPartyOf } from '../network/third-party.ts';
import { checkLine } from './check-line.ts';
import { jarBefore } from './jar-before.ts';
import { JarHistory } from './jar-history.ts';
import { judgeResponse } from './judge-response.ts';
import { hasMismatch, isAltered, LINE_OUTCOMES, type ReceivedLine } from './received-line.ts';

/** A browser tells of a change up to some hundred milliseconds after the answer that made it. */
const SETTLE_MS = 300;

/** How much later than it happened a change of the jar may be heard of, on a busy machine. */
const LONGEST_LAG_MS = 2_000;
/** Of what was seen in that time so many are tried, and the last: a page may change its jar with every frame. */
const FIRST_JARS = 4;

export const LINE_FILTERS = [
  'all',
  'rejected',
  'altered',
  'disagrees',
  ...LINE_OUTCOMES.filter((outcome) => outcome !== 'rejected'),
] as const;
export type LineFilter = (typeof LINE_FILTERS)[number];

/** What the jar held at the start of a request. `after`: seen only later; `never`: that site's cookies were not seen. */
export interface SeenJar {
  /** The likeliest first. What came soon after may have been there already: a change is heard of some time after it. */
  jars: readonly (readonly Cookie[])[];
  seen: 'before' | 'after' | 'never';
}

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  app: App;
  network: Network;
}

/**
 * Every Set-Cookie line that answers brought, what becomes of it by the rules, and whether the jar agrees.
 *
 *   answer recorded -> judged against what the jar held before, as far as that was seen -> a moment later compared with
 *   the jar -> compared again at every change of the jar as long as the two disagree -> judged again once it is known that
 *   the settings block it
 */
export const SetCookieModel = createModel(({ app, network, bridge, host }: Source) => {
  const lines = signal<readonly ReceivedLine[]>([]);
  const filter = signal<LineFilter>('all');
  const query = signal('');
  /** The request whose lines alone are shown, by its id; null: those of all. */
  const ofRequest = signal<number | null>(null);
  const selectedKey = signal<string | null>(null);
  const record = new JarHistory();
  /** Answers that were judged knowing that the browser blocks their site's cookies on this page. */
  const judgedBlocked = new WeakSet<NetworkRequest>();
  const { listing } = app;
  const siteOfHost = (name: string): string => siteOf(name, host.registrableDomain);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function heldJar(): readonly Cookie[] {
    const known = listing.peek();
    return known ? wholeJar(known) : [];
  }

  function judge(fresh: readonly NetworkRequest[]): void {
    const known = listing.peek();
    if (!known) return;
    const { agent, scope } = known;
    const circumstances = {
      requests: network.requests.peek(),
      pageUrl: scope.page.url,
      agent,
      registrableDomain: host.registrableDomain,
    };
    const all = [...lines.peek()];
    for (const request of fresh.toSorted((a, b) => a.endedAt - b.endedAt)) {
      const { startedAt, endedAt: until } = request;
      const { jar, isKnown } = jarBefore({ site: siteOfHost(request.host), startedAt, until }, record, all);
      const thirdParty = thirdPartyOf(request.host, app.access.blocking.peek());
      if (thirdParty === 'blocked') judgedBlocked.add(request);
      const judged = judgeResponse(request, {
        agent,
        registrableDomain: host.registrableDomain,
        storeId: scope.page.storeId,
        circumstances: circumstancesOf(request, circumstances),
        thirdParty,
        jar,
        jarKnown: isKnown,
      });
      all.push(...judged.lines);
    }
    lines.value = all.toSorted((a, b) => a.at - b.at || a.request.id - b.request.id);
    clearTimeout(timer);
    timer = setTimeout(check, SETTLE_MS);
  }

  /** Answers what the jar held when a request began; where that was not seen, what it held when it was first seen. */
  const jarAt = computed(() => {
    // The record itself tells nobody that it has grown: it does with each listing.
    void listing.value;
    const known = lines.value;
    return ({ host: name, startedAt }: NetworkRequest): SeenJar => {
      const site = siteOfHost(name);
      const { jar, isKnown } = jarBefore({ site, startedAt, until: startedAt }, record, known);
      if (isKnown) {
        const soon = record.between(startedAt, startedAt + LONGEST_LAG_MS).map((state) => state.jar);
        return { jars: [jar, ...soon.slice(0, FIRST_JARS), ...soon.slice(FIRST_JARS).slice(-1)], seen: 'before' };
      }
      const first = record.firstWith(site);
      return first ? { jars: [first.jar], seen: 'after' } : { jars: [[]], seen: 'never' };
    };
  });

  /** Looks at the jar for the lines it has not confirmed. */
  function check(): void {
    const known = listing.peek();
    if (!known) return;
    const now = host.now();
    const seen = { jar: heldJar(), record, lines: lines.peek(), now };
    const readable = sitesHeld();
    const locked = new Set(known.loaded?.locked.hosts.map(siteOfHost));
    let isChanged = false;
    const checked = seen.lines.map((line) => {
      if (line.check !== 'waiting' && !hasMismatch(line)) return line;
      const site = siteOfHost(line.request.host);
      const isLocked = locked.has(site) || (site === known.site && known.access.status !== 'granted');
      if (!isLocked && !readable.has(site)) return line;
      const next = isLocked ? 'unreadable' : checkLine(line, seen);
      if (next === line.check) return line;
      isChanged = true;
      return { ...line, check: next };
    });
    if (isChanged) lines.value = checked;
  }

  function sitesHeld(): Set<string> {
    const known = listing.peek();
    return new Set(known ? [known.site, ...(known.loaded?.hosts ?? []).map(siteOfHost)] : []);
  }

  /** Answers are judged as soon as there is a page; those that were forgotten take their lines with them. */
  effect(() => {
    const requests = network.requests.value;
    if (!listing.value) return;
    untracked(() => {
      const present = new Set(requests);
      if (!requests.some(({ id }) => id === ofRequest.peek())) ofRequest.value = null;
      const kept = lines.peek().filter(({ request }) => present.has(request));
      if (kept.length < lines.peek().length) lines.value = kept;
      const judged = new Set(kept.map(({ request }) => request));
      const fresh = requests.filter(
        (request) => request.setCookieLines.length > 0 && !request.fromCache && !judged.has(request),
      );
      if (fresh.length > 0) judge(fresh);
    });
  });
  /** What the settings block is known a moment after the page: what the jar then does not hold is judged again, knowing it. */
  effect(() => {
    const blocking = app.access.blocking.value;
    const again = new Set(
      lines.value
        .filter(({ check, request }) => check === 'missing' && thirdPartyOf(request.host, blocking) === 'blocked')
        .map(({ request }) => request)
        .filter((request) => !judgedBlocked.has(request)),
    );
    if (again.size === 0) return;
    untracked(() => {
      lines.value = lines.peek().filter(({ request }) => !again.has(request));
      judge([...again]);
    });
  });
  effect(() => {
    if (!listing.value) return;
    record.hold({ at: host.now(), jar: heldJar(), sites: sitesHeld() });
    // Not at once: a line that has just been judged is given its time.
    if (lines.peek().some((line) => line.check === 'waiting' || hasMismatch(line))) {
      clearTimeout(timer);
      timer = setTimeout(check, SETTLE_MS);
    }
  });
  effect(() => bridge.on('cookiesChanged', ({ changes }) => record.note(host.now(), changes)));
  effect(() => () => clearTimeout(timer));

  /** The lines of the one request that was asked for, or of all. */
  const asked = computed((): readonly ReceivedLine[] => {
    const id = ofRequest.value;
    return id === null ? lines.value : lines.value.filter(({ request }) => request.id === id);
  });

  const counts = computed((): Record<LineFilter, number> => {
    const all = asked.value;
    const byOutcome = Object.fromEntries(
      LINE_OUTCOMES.map((outcome) => [outcome, all.filter((line) => line.outcome === outcome).length]),
    );
    return {
      ...(byOutcome as Record<(typeof LINE_OUTCOMES)[number], number>),
      all: all.length,
      altered: all.filter(isAltered).length,
      disagrees: all.filter(hasMismatch).length,
    };
  });

  const shown = computed((): readonly ReceivedLine[] => {
    const wanted = query.value.trim().toLowerCase();
    return asked.value.filter(
      (line) =>
        isWanted(line, filter.value) &&
        (wanted === '' || `${line.line}\n${line.request.url}`.toLowerCase().includes(wanted)),
    );
  });

  const selected = computed(() => lines.value.find(({ key }) => key === selectedKey.value) ?? null);

  return { lines, shown, counts, filter, query, ofRequest, selectedKey, selected, jarAt };
});
export type SetCookies = InstanceType<typeof SetCookieModel>;

function isWanted(line: ReceivedLine, filter: LineFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'altered') return isAltered(line);
  return filter === 'disagrees' ? hasMismatch(line) : line.outcome === filter;
}
