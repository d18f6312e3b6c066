import type { Agent, RegistrableDomain } from '../../cookie/cookie.ts';
import { isSameSite } from '../../cookie/request/same-site-context.ts';
import { documentsAround, ELSEWHERE } from '../network/documents-around.ts';
import { fieldOf } from '../network/field-of.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { redirectsBefore } from '../network/redirects.ts';

interface Surroundings {
  /** All recorded requests. */
  requests: readonly NetworkRequest[];
  /** The URL of the page. */
  page: string;
  agent: Agent;
  registrableDomain: RegistrableDomain;
}

/** The URLs of the page and the frame that made a recorded request, and of a redirect before it; missing: there was none. */
export interface RecordedPlace {
  page: string;
  frame?: string;
  redirect?: string;
}

/** Where a request came from, as far as the log shows it. Of several frames or redirects one of another site decides what is sent. */
export function recordedPlace(
  request: NetworkRequest,
  { requests, page, agent, registrableDomain }: Surroundings,
): RecordedPlace {
  const redirects = redirectsBefore(requests, request);
  const first = redirects[0] ?? request;
  const deciding = (urls: readonly string[]): string | undefined =>
    urls.find((url) => !isSameSite(request.url, url, agent, registrableDomain)) ?? urls[0];
  const redirect = deciding(redirects.map(({ url }) => url));
  const place = redirect === undefined ? {} : { redirect };
  if (request.type === 'document') {
    const isFromElsewhere = fieldOf(first, 'sec-fetch-site') === 'cross-site';
    return { page: fieldOf(first, 'referer') ?? (isFromElsewhere ? ELSEWHERE : page), ...place };
  }
  const frame = deciding(documentsAround(first, { requests, page, registrableDomain }));
  return { page, ...(frame !== undefined && { frame }), ...place };
}
