import type { NetworkRequest } from './network-request.ts';

/** The longest delay until a browser reports a change of the jar or the start of a WebSocket, on a busy machine. */
export const LONGEST_LAG_MS = 2_000;

/**
 * No earlier than this a request began, in milliseconds since the epoch. Chromium dates a WebSocket when the page's main
 * thread learns that its handshake began: on a busy page that is after the response, and after its cookies are stored.
 */
export function earliestStart({ type, startedAt }: Pick<NetworkRequest, 'type' | 'startedAt'>): number {
  return type === 'websocket' ? startedAt - LONGEST_LAG_MS : startedAt;
}
