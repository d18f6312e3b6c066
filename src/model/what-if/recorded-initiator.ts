import type { NetworkRequest, RequestType } from '../network/network-request.ts';
import type { Initiator } from './initiators.ts';

const WAY_OF: Record<RequestType, Initiator> = {
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

/** How a recorded request came about, as near as it can be asked again. */
export function recordedInitiator({ type, method, requestFields }: NetworkRequest): Initiator {
  if (type !== 'document') return WAY_OF[type];
  if (method !== 'GET') return 'form';
  const relation = requestFields.find(({ name }) => name === 'sec-fetch-site')?.value ?? 'none';
  return relation === 'none' ? 'typed' : 'link';
}
