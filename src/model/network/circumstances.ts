import type { Agent, PartitionKey, RegistrableDomain } from '../../cookie/cookie.ts';
import { partitionOfRequest } from '../../cookie/request/partition-of-request.ts';
import { sameSiteContext } from '../../cookie/request/same-site-context.ts';
import type { SameSiteContext } from '../../cookie/verdict.ts';
import type { NetworkRequest } from './network-request.ts';
import { redirectsBefore } from './page-load.ts';

/** In which circumstances a recorded request was made: what the core needs beside its address. */
export interface Circumstances {
  method: string;
  sameSiteContext: SameSiteContext;
  topLevelNavigation: boolean;
  partitionKey: PartitionKey | null;
  /** The browser did not tell who started it (no Fetch Metadata): this is the likelier answer. */
  guessed: boolean;
}

interface Known {
  /** Everything that was recorded. */
  requests: readonly NetworkRequest[];
  /** The address of the page. */
  pageUrl: string;
  agent: Agent;
  registrableDomain: RegistrableDomain;
}

/** Stands for an initiator of which only this is known: it is of another site. */
const ELSEWHERE = 'https://another-site.invalid/';

/**
 * Read from the Fetch Metadata fields, which tell how the initiator stands to the address; of frames in between a HAR entry
 * tells nothing but the Referer.
 */
export function circumstancesOf(request: NetworkRequest, known: Known): Circumstances {
  const { agent, registrableDomain } = known;
  const redirects = redirectsBefore(known.requests, request);
  const first = redirects[0] ?? request;
  const topLevelNavigation = isTopLevel(request, known);
  const top = topLevelNavigation ? request.url : pageOf(request, known);
  const initiator = initiatorOf(first, topLevelNavigation);
  const question = { agent, url: request.url, ancestors: topLevelNavigation ? [] : [top], registrableDomain };
  // Who starts a request from within a page is the page, or a frame of it.
  const frames = topLevelNavigation || initiator === null ? [] : [initiator];
  return {
    method: request.method,
    sameSiteContext: sameSiteContext({ ...question, initiator, redirectChain: redirects.map(({ url }) => url) }),
    topLevelNavigation,
    partitionKey: partitionOfRequest({ ...question, ancestors: [...question.ancestors, ...frames] }),
    guessed: fieldOf(first, 'sec-fetch-site') === null,
  };
}

/** Chromium calls the documents of frames `document` too, where no Fetch Metadata says otherwise. */
function isTopLevel(request: NetworkRequest, { requests, pageUrl }: Known): boolean {
  if (request.type !== 'document') return false;
  if (fieldOf(request, 'sec-fetch-dest') !== null || request.url === pageUrl) return true;
  return requests.some((other) => other.url === pageUrl && redirectsBefore(requests, other).includes(request));
}

/** The page that was shown when the request began. */
function pageOf(request: NetworkRequest, known: Known): string {
  const page = known.requests.findLast(
    (other) =>
      other.type === 'document' &&
      other.redirectedTo === null &&
      other.startedAt <= request.startedAt &&
      isTopLevel(other, known),
  );
  return page?.url ?? known.pageUrl;
}

/** null: the person started it, by address bar, bookmark or reload. */
function initiatorOf(first: NetworkRequest, topLevelNavigation: boolean): string | null {
  const relation = fieldOf(first, 'sec-fetch-site');
  if (relation === 'none') return null;
  if (relation === 'cross-site') return fieldOf(first, 'referer') ?? ELSEWHERE;
  if (relation !== null) return first.url;
  const referrer = fieldOf(first, 'referer');
  return referrer ?? (topLevelNavigation ? null : first.url);
}

function fieldOf({ requestFields }: NetworkRequest, name: string): string | null {
  return requestFields.find((field) => field.name === name)?.value ?? null;
}
