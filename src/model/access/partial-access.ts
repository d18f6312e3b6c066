import type { Listing } from '../../contract/listing.ts';
import type { MessageKey } from '../text/message-key.ts';

type PartialAccessKey = Extract<MessageKey, `partial_${string}`>;

/**
 * The key of the text for access to a part of the site only, with the places `site` and `host`; null: access to all or
 * nothing. Firefox hides less than Chromium: it lists each cookie that a host with access receives, Secure or not.
 */
export function partialAccessKey({ access, agent }: Pick<Listing, 'access' | 'agent'>): PartialAccessKey | null {
  if (access.status === 'granted' || access.status === 'none') return null;
  return agent === 'firefox' ? `partial_${access.status}_firefox` : `partial_${access.status}`;
}
