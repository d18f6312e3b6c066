import type { Agent, PartitionKey, RegistrableDomain } from '../../cookie/cookie.ts';
import { partitionOfRequest } from '../../cookie/request/partition-of-request.ts';
import { isSameSite, sameSiteContext } from '../../cookie/request/same-site-context.ts';
import type { SameSiteContext } from '../../cookie/verdict.ts';
import { documentsAround, ELSEWHERE } from './documents-around.ts';
import { fieldOf } from './field-of.ts';
import { missingCredentials } from './missing-credentials.ts';
import type { NetworkRequest } from './network-request.ts';
import { pageOfRequest } from './page-of-request.ts';
import { redirectsBefore } from './redirects.ts';
import { isSameDocument } from './same-document.ts';
import type { ShownPage } from './shown-pages.ts';
import { isFirstParty } from './storage-access.ts';
import type { WhyNoCookies } from './why-no-cookies.ts';

/** The circumstances in which a recorded request was made: what the core needs in addition to the URL. */
export interface Circumstances {
  method: string;
  sameSiteContext: SameSiteContext;
  topLevelNavigation: boolean;
  partitionKey: PartitionKey | null;
  /** Chromium may have used this partition instead: the record does not show which. */
  otherPartitionKey?: PartitionKey;
  /** The browser did not record the initiator (no Fetch Metadata): these circumstances are the most likely ones. */
  guessed: boolean;
  /** Whether the request was made without credentials; null: nothing suggests that. */
  credentials: WhyNoCookies | null;
}

interface Recording {
  /** All recorded requests. */
  requests: readonly NetworkRequest[];
  /** The pages that the tab showed. */
  pages: readonly ShownPage[];
  /** The URL of the page now. */
  pageUrl: string;
  agent: Agent;
  registrableDomain: RegistrableDomain;
}

/** Reads the Fetch Metadata fields, which say how the initiator relates to the URL. A HAR entry says nothing about frames. */
export function circumstancesOf(request: NetworkRequest, recording: Recording): Circumstances {
  const { agent, registrableDomain } = recording;
  const redirects = redirectsBefore(recording.requests, request);
  const first = redirects[0] ?? request;
  const topLevelNavigation = isTopLevel(request, recording);
  const shown = pageOfRequest(first, recording);
  const page = shown?.request ?? null;
  const pageUrl = page && isSandboxed(page) ? ELSEWHERE : (shown?.url ?? recording.pageUrl);
  const top = topLevelNavigation ? request.url : pageUrl;
  const relation = relationOf([...redirects, request]);
  const initiator = initiatorOf(first, relation, topLevelNavigation, recording);
  const around = topLevelNavigation
    ? []
    : [top, ...documentsAround(first, { requests: recording.requests, page: top, registrableDomain })];
  const context = { agent, url: request.url, ancestors: around, registrableDomain };
  // The initiator of a request within a page is the page or one of its frames. A frame may also be navigated by another one.
  const isOwn = redirects.length === 0 && isFirstParty(request, recording.requests);
  const frames = topLevelNavigation || initiator === null || isOwn ? [] : [initiator];
  const partitionKey = partitionOfRequest({ ...context, ancestors: [...around, ...frames] });
  const isThirdParty = !topLevelNavigation && partitionKey?.hasCrossSiteAncestor === true;
  const otherPartitionKey =
    isThirdParty && agent === 'chrome' && isPrefetch(first) ? partitionOfRequest({ ...context, ancestors: [] }) : null;
  return {
    method: request.method,
    sameSiteContext: sameSiteContext({ ...context, initiator, redirectChain: redirects.map(({ url }) => url) }),
    topLevelNavigation,
    partitionKey,
    ...(otherPartitionKey && { otherPartitionKey }),
    guessed: relation === null,
    credentials: missingCredentials(request, { requests: recording.requests, isThirdParty, page, agent }),
  };
}

/** Without Fetch Metadata, Chromium gives the documents of frames the type `document` too. */
function isTopLevel(request: NetworkRequest, { requests, pages, pageUrl }: Recording): boolean {
  if (request.type !== 'document') return false;
  if (fieldOf(request, 'sec-fetch-dest') !== null || isSameDocument(request.url, pageUrl)) return true;
  return pages.some(
    (page) => page.request && (page.request === request || redirectsBefore(requests, page.request).includes(request)),
  );
}

/** Chromium requests `<link rel=prefetch as=document>` with the partition of a page; other prefetches have the same fields. */
function isPrefetch(request: NetworkRequest): boolean {
  return request.type === 'fetch' && fieldOf(request, 'sec-purpose') === 'prefetch';
}

/** Whether its Content-Security-Policy gives a document an opaque origin, which has partitions of its own. */
function isSandboxed({ responseFields }: NetworkRequest): boolean {
  return responseFields.some(
    ({ name, value }) =>
      name === 'content-security-policy' && /(^|[;,])\s*sandbox\b(?![^;,]*\ballow-same-origin\b)/i.test(value),
  );
}

/**
 * How the initiator relates to the URLs of a request and its redirects; null: not recorded. Fetch Metadata §2.3 compares it
 * with all URLs so far, with their schemes: after a first URL over http, which has no such field, "cross-site" may mean that one.
 */
function relationOf(chain: readonly NetworkRequest[]): string | null {
  const relations = chain.map((request) => fieldOf(request, 'sec-fetch-site'));
  const index = relations.findIndex((relation) => relation !== null);
  const relation = relations[index] ?? null;
  return index > 0 && relation === 'cross-site' ? null : relation;
}

/** null: the person started the request, by address bar, bookmark or reload. */
function initiatorOf(
  first: NetworkRequest,
  relation: string | null,
  topLevelNavigation: boolean,
  { agent, registrableDomain }: Recording,
): string | null {
  const referrer = fieldOf(first, 'referer');
  if (relation === 'none') return null;
  if (relation === 'cross-site') {
    // A sandboxed document has an origin of its own, but Firefox sends the Referer of the URL that it came from.
    const isOpaque =
      agent === 'firefox' && referrer !== null && isSameSite(referrer, first.url, 'chrome', registrableDomain);
    return isOpaque ? ELSEWHERE : (referrer ?? ELSEWHERE);
  }
  if (relation !== null) return first.url;
  const origin = fieldOf(first, 'origin');
  return referrer ?? (origin === 'null' ? null : origin) ?? (topLevelNavigation ? null : first.url);
}
