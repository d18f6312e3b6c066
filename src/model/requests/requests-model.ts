import { batch, computed, createModel, signal } from '@preact/signals';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import type { App } from '../app/app-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { sortRows } from '../list/sort.ts';
import { memoize } from '../network/memoize.ts';
import type { Network } from '../network/network-model.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { sentPairs } from '../network/sent-pair.ts';
import type { ReceivedLine } from '../set-cookie/received-line.ts';
import type { SetCookies } from '../set-cookie/set-cookie-model.ts';
import { TableModel } from '../table/table-model.ts';
import { searchedPairs } from '../text/search-terms.ts';
import { textSearchedFor } from '../text/text-searched-for.ts';
import { CostModel } from './cost-model.ts';
import { type FieldCount, fieldCount } from './field-count.ts';
import { acceptedByHost, type HeaderSizeLevel, headerSizeLevel, type TooLarge, tooLarge } from './header-size.ts';
import type { CostKind } from './load-tally.ts';
import { accepted, respondedByHost, selectedServer, serverProtocol } from './observed-server.ts';
import { REQUEST_COLUMNS, requestComparers } from './request-columns.ts';
import type { SentCookie } from './request-cookies.ts';
import { RequestCookiesModel } from './request-cookies-model.ts';
import { requestsThatSent, type Span } from './requests-that-sent.ts';

/** `too-large`: requests whose response says that the header is too large. */
export const REQUEST_FILTERS = ['all', 'cookies', 'near', 'over', 'too-large', 'rejected'] as const;
export type RequestFilter = (typeof REQUEST_FILTERS)[number];

/** The requests that one figure of the cost counts: those of a cookie, host or type, or all that send a cookie. */
export interface Narrowing {
  by: CostKind | 'load';
  key: string;
}

/** A header as the text for searches: as a person reads it, in lower case. */
const searchable = memoize((header) => toText(header).toLowerCase());

interface Source extends ModelDeps {
  app: App;
  network: Network;
  setCookies: SetCookies;
}

/** The requests that DevTools recorded: which cookies each sent, which are shown, and what they cost together. */
export const RequestsModel = createModel(({ app, network, setCookies, host, nextFrame }: Source) => {
  const filter = signal<RequestFilter>('all');
  const query = signal('');
  const narrowing = signal<Narrowing | null>(null);
  const selectedId = signal<number | null>(null);
  /** The part of the details to show first. */
  const part = signal<'sent' | 'notSent' | null>(null);

  /** The requests of the cost: the latest load of the page or, if its start was not recorded, all. */
  const countedRequests = computed((): readonly NetworkRequest[] =>
    (network.load.value ?? network.requests.value).filter(({ source }) => source === 'server'),
  );
  const { cost } = new CostModel({ host, nextFrame, countedRequests });
  const requestCookies = new RequestCookiesModel({ app, network, setCookies, host });

  const rejectedById = computed((): ReadonlyMap<number, number> => {
    const counts = new Map<number, number>();
    for (const { outcome, request } of setCookies.lines.value)
      if (outcome === 'rejected') counts.set(request.id, (counts.get(request.id) ?? 0) + 1);
    return counts;
  });

  const table = new TableModel({ settings: app.settings, name: 'requests', specs: REQUEST_COLUMNS });
  const comparers = requestComparers(({ id }) => rejectedById.value.get(id) ?? 0);

  /** How large a Cookie header the selected server accepts beside the other fields of this request, in octets. */
  function budgetFor(request: NetworkRequest): number {
    const chosen = app.settings.settings.value.budget;
    if (typeof chosen === 'number') return chosen;
    const guessed = app.payload.server.value?.key ?? null;
    const cookieCount = sentPairs(request.cookieHeader).length;
    return accepted(request, chosen, guessed, cookieCount, responded.value.get(request.host)).octets;
  }

  /** How near the number of header fields is to the limit of the selected server, where it has one. */
  function fieldCountOf(request: NetworkRequest): FieldCount | null {
    const chosen = app.settings.settings.value.budget;
    if (typeof chosen === 'number') return null;
    const server = selectedServer(chosen, app.payload.server.value?.key ?? null);
    // What names Node in a response (Express, Next.js) speaks HTTP/1.1 only: a proxy received the fields.
    if (server === 'node' && chosen !== server) return null;
    return fieldCount(request, server, serverProtocol(request, server, responded.value.get(request.host)));
  }

  function levelOf(request: NetworkRequest): HeaderSizeLevel {
    if (request.cookieHeader === null) return null;
    const levels = [headerSizeLevel(request.cookieHeader.length, budgetFor(request)), fieldCountOf(request)?.level];
    return levels.includes('over') ? 'over' : levels.includes('near') ? 'near' : null;
  }

  const responded = computed(() => respondedByHost(network.requests.value));
  const acceptedBefore = computed(() => acceptedByHost(network.requests.value));
  /** Whether a request failed because its header was too large. */
  function rejectionOf(request: NetworkRequest): TooLarge | null {
    const { host: name } = request;
    return tooLarge(request, budgetFor(request), acceptedBefore.value.get(name), responded.value.get(name));
  }

  function matchesFilter(request: NetworkRequest, name: RequestFilter): boolean {
    switch (name) {
      case 'all':
        return true;
      case 'cookies':
        return request.cookieHeader !== null;
      case 'rejected':
        return rejectedById.value.has(request.id);
      case 'too-large':
        return rejectionOf(request) !== null || fieldCountOf(request)?.isRejected === true;
      default:
        return levelOf(request) === name;
    }
  }

  const candidates = computed((): readonly NetworkRequest[] => {
    const only = narrowing.value;
    return only ? countedRequests.value.filter((request) => isCounted(request, only)) : network.requests.value;
  });

  const counts = computed((): Record<RequestFilter, number> => {
    const count = (name: RequestFilter): number =>
      candidates.value.filter((request) => matchesFilter(request, name)).length;
    return Object.fromEntries(REQUEST_FILTERS.map((name) => [name, count(name)])) as Record<RequestFilter, number>;
  });

  const shown = computed((): readonly NetworkRequest[] => {
    const searchedText = textSearchedFor(query.value);
    const pairs = searchedPairs(query.value);
    const isInHeader = (header: string): boolean =>
      header.includes(searchedText) || (pairs.length > 0 && pairs.every((pair) => header.includes(pair)));
    const found = candidates.value.filter(
      (request) =>
        matchesFilter(request, filter.value) &&
        (searchedText === '' ||
          request.url.toLowerCase().includes(searchedText) ||
          isInHeader(searchable(request.cookieHeader ?? ''))),
    );
    return sortRows(found, table.sort.value, comparers);
  });

  const selected = computed(() => network.requests.value.find(({ id }) => id === selectedId.value) ?? null);

  function select(id: number | null, initialPart: 'sent' | 'notSent' | null = null): void {
    batch(() => {
      selectedId.value = id;
      part.value = initialPart;
    });
  }

  /** Shows only the requests that a figure counts. */
  function narrow(by: Narrowing['by'], key: string): void {
    batch(() => {
      narrowing.value = { by, key };
      filter.value = 'all';
      query.value = '';
    });
  }

  /** Returns the latest line before a request that set a cookie that it sent; null: none was recorded. */
  const settingLine = computed(() => {
    const lines = setCookies.lines.value;
    return (request: NetworkRequest, { cookie, isChanged, name, value }: SentCookie): ReceivedLine | null => {
      const key = cookie && !isChanged ? cookieKey(cookie) : null;
      const line = lines.findLast(({ at, verdict }) => {
        if (at > request.startedAt || verdict.outcome !== 'stored') return false;
        const { cookie: set } = verdict;
        return set.name === name && set.value === value && (key === null || cookieKey(set) === key);
      });
      return line ?? null;
    };
  });

  return {
    filter,
    query,
    narrowing,
    table,
    selectedId,
    part,
    cost,
    rejectedById,
    counts,
    shown,
    selected,
    budgetFor,
    levelOf,
    rejectionOf,
    fieldCountOf,
    cookiesOf: requestCookies.judge,
    /** The requests in the log of a span that sent each of these cookies with its value; see `requestsThatSent`. */
    thatSent: (cookies: readonly Cookie[], span: Span) =>
      requestsThatSent(cookies, { requests: network.requests.peek(), cookiesOf: requestCookies.judge.peek(), ...span }),
    select,
    narrow,
    settingLine,
  };
});

function isCounted(request: NetworkRequest, { by, key }: Narrowing): boolean {
  if (request.cookieHeader === null || request.source !== 'server') return false;
  if (by === 'load') return true;
  if (by === 'cookie') return sentPairs(request.cookieHeader).some(({ name }) => name === key);
  return request[by] === key;
}
