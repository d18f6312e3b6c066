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
export function recordedInitiator({ type, method, requestFields, cookieHeader }: NetworkRequest): Initiator {
  // A request of another type without credentials has the same cookies as a fetch() without them: none.
  const isCors = requestFields.some(({ name, value }) => name === 'sec-fetch-mode' && value === 'cors');
  const isOwn = requestFields.some(({ name, value }) => name === 'sec-fetch-site' && value === 'same-origin');
  if (type !== 'document') return isCors && !isOwn && cookieHeader === null ? 'fetch-default' : INITIATOR_OF[type];
  if (method !== 'GET') return 'form';
  const relation = requestFields.find(({ name }) => name === 'sec-fetch-site')?.value ?? 'none';
  return relation === 'none' ? 'typed' : 'link';
}
