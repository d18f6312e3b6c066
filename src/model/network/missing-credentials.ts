import type { Reason, ReasonCode } from '../../cookie/verdict.ts';
import { credentiallessFrame, hostsWithCookies } from './credentialless-frame.ts';
import { fieldOf, responseFieldOf } from './field-of.ts';
import type { NetworkRequest, RequestType } from './network-request.ts';
import { redirectsBefore } from './redirects.ts';
import { hasStorageAccess, reportsStorageAccess } from './storage-access.ts';
import type { WhyNoCookies } from './why-no-cookies.ts';

interface Surroundings {
  requests: readonly NetworkRequest[];
  /** The browser treats the cookies of the request as those of a third party. */
  isThirdParty: boolean;
  /** The request for the page's document; null: not recorded. */
  page: NetworkRequest | null;
  agent: 'chrome' | 'firefox';
}

/**
 * Whether a request was made without credentials. Fetch Standard: cookies are sent and stored if the credentials mode is
 * "include", or if it is "same-origin", the default of fetch(), fonts, modules and `crossorigin`, and the request is of the
 * page's own origin. No browser reports the mode; null: nothing suggests that credentials were missing.
 */
export function missingCredentials(request: NetworkRequest, surroundings: Surroundings): WhyNoCookies | null {
  if (request.cookieHeader !== null || request.source !== 'server') return null;
  // "CORS-preflight fetch" includes no credentials, whatever the mode of the request after it.
  if (request.method === 'OPTIONS' && fieldOf(request, 'access-control-request-method') !== null)
    return { reason: reasonOf('PreflightRequest'), isCertain: true };
  const { requests, agent } = surroundings;
  const isSameOrigin = fieldOf(request, 'sec-fetch-site') === 'same-origin';
  if (isReport(request) && (agent === 'firefox' || !isSameOrigin))
    return { reason: reasonOf('ReportRequest'), isCertain: true };
  const frame = agent === 'chrome' ? credentiallessFrame(request, requests) : null;
  const omitted = frame?.isCertain ? null : omittedByMode(request, surroundings);
  return frame && !omitted?.isCertain ? inCredentiallessFrame(frame) : omitted;
}

/** The same for the credentials mode of the request itself. */
function omittedByMode(request: NetworkRequest, surroundings: Surroundings): WhyNoCookies | null {
  const { requests, isThirdParty, agent } = surroundings;
  const isSameOrigin = fieldOf(request, 'sec-fetch-site') === 'same-origin';
  const mode = fieldOf(request, 'sec-fetch-mode');
  if (mode === null) return isOfOtherOrigin(request) ? probably(request, false) : null;
  const isOwnWithCookies = isSameOrigin && hostsWithCookies(requests).has(request.host);
  // The script of a worker, which a module worker may request without credentials.
  if (mode === 'same-origin') return isOwnWithCookies ? probably(request, true) : null;
  if (mode !== 'cors' && mode !== 'no-cors') return null;
  if (mode === 'no-cors' && !isSameOrigin && isCredentialless(surroundings.page))
    return { reason: reasonOf('CredentiallessPage', remedyFor(request)), isCertain: true };
  const chain = [...redirectsBefore(requests, request), request];
  // The mode is that of the whole chain.
  if (chain.some(hasStorageAccess)) return null;
  // Images, scripts and style sheets without `crossorigin`, and what is of the page's own origin, have credentials.
  if (request.type !== 'fetch' && !isManifest(request) && (mode === 'no-cors' || isSameOrigin)) return null;
  // Firefox drops that field at a redirect to another origin.
  const isReported = agent === 'chrome' || (chain.length === 1 && reportsStorageAccess(requests));
  if (isThirdParty && isReported && !isSameOrigin) return certainly(request);
  // `omit` is rare, so cookies of that host must have been sent by other requests.
  return !isSameOrigin || isOwnWithCookies ? probably(request, isSameOrigin) : null;
}

function inCredentiallessFrame({ isCertain }: { isCertain: boolean }): WhyNoCookies {
  return { reason: { code: 'CredentiallessFrame', data: {}, section: 'Fetch' }, isCertain };
}

function certainly(request: NetworkRequest): WhyNoCookies {
  const code = request.type === 'font' ? 'FontRequest' : 'CredentialsOmitted';
  return { reason: reasonOf(code, remedyFor(request)), isCertain: true };
}

function probably(request: NetworkRequest, isSameOrigin: boolean): WhyNoCookies {
  const code = request.type === 'font' ? 'FontRequest' : 'CredentialsProbablyOmitted';
  return { reason: reasonOf(code, remedyFor(request, isSameOrigin)), isCertain: false };
}

/**
 * CSP §5.4 has the credentials mode "same-origin" for reports. Firefox sends them without cookies to the page's own origin
 * too, and with Sec-Fetch-Storage-Access to others.
 */
function isReport(request: NetworkRequest): boolean {
  return fieldOf(request, 'sec-fetch-dest') === 'report';
}

/** Without Fetch Metadata: browsers send Origin with requests in the mode "cors", and Referer with most others. */
function isOfOtherOrigin(request: NetworkRequest): boolean {
  if (request.type === 'document' || request.type === 'iframe' || request.type === 'websocket') return false;
  const { origin } = new URL(request.url);
  const from = fieldOf(request, 'origin');
  if (from !== null) return from !== origin;
  const referrer = fieldOf(request, 'referer');
  return request.type === 'font' && referrer !== null && !referrer.startsWith(`${origin}/`);
}

/** Cross-Origin-Embedder-Policy "credentialless": requests in the mode "no-cors" of other origins have no credentials. */
function isCredentialless(page: NetworkRequest | null): boolean {
  const policy = page && responseFieldOf(page, 'cross-origin-embedder-policy');
  return policy !== null && /^\s*credentialless\b/.test(policy);
}

/** MDN, "Web app manifest": it is requested without credentials, "even if the manifest file is in the same origin". */
function isManifest(request: NetworkRequest): boolean {
  return fieldOf(request, 'sec-fetch-dest') === 'manifest';
}

const ELEMENTS: Partial<Record<RequestType, string>> = {
  script: '<script crossorigin="use-credentials">',
  style: '<link rel="stylesheet" crossorigin="use-credentials">',
  image: '<img crossorigin="use-credentials">',
  media: '<video crossorigin="use-credentials">',
  other: '<link crossorigin="use-credentials">',
};

/** The code that makes the same request with credentials. */
function remedyFor(request: NetworkRequest, isSameOrigin = false): string {
  if (isManifest(request)) return '<link rel="manifest" crossorigin="use-credentials">';
  if (/^(?:shared)?worker$/.test(fieldOf(request, 'sec-fetch-dest') ?? ''))
    return "new Worker(url, { type: 'module', credentials: 'same-origin' })";
  if (isSameOrigin) return "fetch(url, { credentials: 'same-origin' })";
  const element = ELEMENTS[request.type];
  if (element !== undefined) return element;
  if (fieldOf(request, 'accept') === 'text/event-stream') return 'new EventSource(url, { withCredentials: true })';
  return "fetch(url, { credentials: 'include' }) / xhr.withCredentials = true";
}

function reasonOf(code: ReasonCode, remedy?: string): Reason {
  return { code, data: remedy === undefined ? {} : { code: remedy }, section: 'Fetch' };
}
