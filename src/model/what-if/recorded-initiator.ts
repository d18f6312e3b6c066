import { fieldOf } from '../network/field-of.ts';
import type { NetworkRequest, RequestType } from '../network/network-request.ts';
import type { Initiator } from './initiators.ts';

const INITIATOR_OF: Record<RequestType, Initiator> = {
  document: 'link',
  iframe: 'iframe',
  script: 'image',
  style: 'image',
  image: 'image',
  font: 'image',
  media: 'image',
  fetch: 'fetch',
  websocket: 'image',
  other: 'image',
  unknown: 'fetch',
};

/** The initiator that comes closest to what started a recorded request. */
export function recordedInitiator(request: NetworkRequest): Initiator {
  const { type, method, cookieHeader } = request;
  const relation = fieldOf(request, 'sec-fetch-site');
  if (type !== 'document') {
    // A request of another type without credentials has the same cookies as a fetch() without them: none.
    const isCors = fieldOf(request, 'sec-fetch-mode') === 'cors' && relation !== 'same-origin';
    return isCors && cookieHeader === null ? 'fetch-default' : INITIATOR_OF[type];
  }
  if (method !== 'GET') return 'form';
  // Without Fetch Metadata, as over http, a Referer shows that a person did not type the URL.
  const isTyped = relation === null ? fieldOf(request, 'referer') === null : relation === 'none';
  return isTyped ? 'typed' : 'link';
}
