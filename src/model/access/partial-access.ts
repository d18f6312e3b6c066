import type { Listing } from '../../contract/listing.ts';
import type { MessageKey } from '../text/message-key.ts';

type PartialAccessKey = Extract<MessageKey, `partial_${string}`>;

/**
 * The key of what is said when Crumb may see a part of the site only, with the places `site` and `host`; null when it may see
 * all or nothing. Firefox hides less than Chromium: it lists every cookie that some host in sight gets, Secure or not.
 */
export function partialAccessKey({ access, agent }: Pick<Listing, 'access' | 'agent'>): PartialAccessKey | null {
  if (access.status === 'granted' || access.status === 'none') return null;
  return agent === 'firefox' ? `partial_${access.status}_firefox` : `partial_${access.status}`;
}
