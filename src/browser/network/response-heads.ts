import { isRedirect } from '../../cookie/is-redirect.ts';
import { isShownAsPage } from '../../cookie/is-shown-as-page.ts';
import type { ServerTraits } from '../../cookie/limits/guess-server.ts';
import { toOctets } from '../../cookie/octets.ts';
import type { PageRequest } from '../../cookie/page-request.ts';
import { agent } from '../agent.ts';
import { browser } from '../browser.ts';

/** A response that a tab received, with what is needed to judge its Set-Cookie lines. */
export interface ResponseHead {
  /** The same for a request and all that it was redirected to. */
  requestId: string;
  tabId: number;
  url: string;
  /** The page itself, not a frame or a resource in it. */
  isPage: boolean;
  /** It is for the page, but the page before stays: there is no content, or it is a download. */
  isNeverShown: boolean;
  /** The browser requests another URL instead, whose response decides what becomes of the page. */
  isRedirect: boolean;
  /** What it is for; a preflight, which has no cookies, counts as a resource. */
  by: PageRequest['by'];
  /** Origins of the frames that it was made in, the outermost first; null: not known. */
  frames: string[] | null;
  /** Milliseconds since the epoch. */
  at: number;
  /** The Set-Cookie lines in order, also those that the browser rejects; as octets. None of a preflight, which stores none. */
  lines: string[];
  /** What it says about its server. */
  traits: ServerTraits;
  /** Address or origin of the document that started it; null: the person did. */
  initiator: string | null;
  /** Addresses of the documents around it, the page first; null where the browser does not report it. */
  ancestors: string[] | null;
}

interface Header {
  name: string;
  value?: string;
  binaryValue?: number[];
}

/** What the two browsers report, in one type. */
interface Details {
  requestId: string;
  tabId: number;
  frameId?: number;
  parentFrameId?: number;
  method?: string;
  url: string;
  type: string;
  timeStamp: number;
  statusCode: number;
  responseHeaders?: Header[];
  /** Chromium: an origin, `null` for an opaque one. */
  initiator?: string;
  /** Firefox. */
  originUrl?: string;
  documentUrl?: string;
  /** Firefox: the nearest first. */
  frameAncestors?: { url: string }[];
}

interface HeadersReceived {
  hasListener(listener: (details: Details) => void): boolean;
  addListener(listener: (details: Details) => void, filter: { urls: string[] }, extra: string[]): void;
}

/**
 * The function that begins to report responses of the sites that Crumb has access to; a second call changes nothing.
 * Without the optional permission `webRequest` the browser has no such API: it returns whether it had.
 */
export function responseFeed(listener: (response: ResponseHead) => void): () => boolean {
  const heard = (details: Details): void => {
    if (details.tabId >= 0) listener(responseHead(details));
  };
  return () => {
    const { webRequest } = browser as unknown as { webRequest?: { onHeadersReceived: HeadersReceived } };
    if (!webRequest) return false;
    const event = webRequest.onHeadersReceived;
    // Chromium leaves Set-Cookie out without this option.
    const extra = agent === 'chrome' ? ['responseHeaders', 'extraHeaders'] : ['responseHeaders'];
    if (!event.hasListener(heard)) event.addListener(heard, { urls: ['*://*/*'] }, extra);
    return true;
  };
}

function responseHead(details: Details): ResponseHead {
  const { requestId, tabId, url, type, timeStamp, statusCode, responseHeaders = [] } = details;
  const named = (wanted: string): string =>
    responseHeaders.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
  const allNamed = (wanted: string): string =>
    responseHeaders.flatMap(({ name, value }) => (name.toLowerCase() === wanted ? [value ?? ''] : [])).join('\n');
  // Request fields are not reported here, and other OPTIONS requests are rare.
  const isPreflight = details.method === 'OPTIONS';
  const documentHead = {
    status: statusCode,
    disposition: named('content-disposition'),
    type: named('content-type'),
  };
  const location = responseHeaders.find(({ name }) => name.toLowerCase() === 'location')?.value ?? null;
  const initiator = details.initiator ?? details.originUrl;
  const around = [...(details.frameAncestors ?? [])].reverse().map((frame) => frame.url);
  const document = details.documentUrl;
  const ancestors = agent === 'firefox' ? ancestorsOf(around, document, type) : null;
  return {
    requestId,
    tabId,
    url,
    isPage: type === 'main_frame',
    isNeverShown: type === 'main_frame' && !isShownAsPage(documentHead),
    isRedirect: isRedirect(statusCode, location, agent) && URL.canParse(location ?? '', url),
    by: (!isPreflight && BY[type]) || 'resource',
    frames: type === 'main_frame' ? [] : framesOf(ancestors?.slice(1) ?? framesInChromium(details)),
    at: timeStamp,
    lines: isPreflight
      ? []
      : responseHeaders.filter(({ name }) => name.toLowerCase() === 'set-cookie').flatMap(linesOf),
    traits: {
      status: statusCode,
      server: allNamed('server'),
      via: allNamed('via'),
      poweredBy: allNamed('x-powered-by'),
      host: named('host'),
    },
    // A page of the browser itself counts as the user.
    initiator:
      initiator === undefined || /^(about|chrome|moz-extension|chrome-extension):/.test(initiator) ? null : initiator,
    ancestors,
  };
}

const BY: Record<string, PageRequest['by']> = {
  main_frame: 'navigation',
  sub_frame: 'frame',
  xmlhttprequest: 'script',
};

/** Chromium reports the document that requests, and nothing of those around it unless it is the page itself. */
function framesInChromium({ type, frameId, parentFrameId, initiator }: Details): string[] | null {
  if (type === 'sub_frame') return parentFrameId === 0 ? [] : null;
  if (frameId === 0) return [];
  return parentFrameId === 0 && initiator !== undefined ? [initiator] : null;
}

/** null: one of them has an opaque origin, or is a document without a URL. */
function framesOf(urls: string[] | null): string[] | null {
  return urls?.every((url) => /^https?:/.test(url) && URL.canParse(url))
    ? urls.map((url) => new URL(url).origin)
    : null;
}

/** Firefox reports the document that contains the frame as the frame's document. */
function ancestorsOf(around: string[], document: string | undefined, type: string): string[] {
  if (type === 'sub_frame' || document === undefined) return around;
  return [...around, document];
}

/** Firefox joins the lines of a response by line feeds, and gives octets; Chromium gives text where the octets are UTF-8. */
function linesOf({ value, binaryValue }: Header): string[] {
  if (binaryValue) return [binaryValue.map((octet) => String.fromCharCode(octet)).join('')];
  if (value === undefined) return [];
  return agent === 'firefox' ? value.split('\n') : [toOctets(value)];
}
