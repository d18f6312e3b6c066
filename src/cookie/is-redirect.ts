import type { Agent } from './cookie.ts';

/** Fetch §2.2.3: "A redirect status is a status that is 301, 302, 303, 307, or 308". */
const REDIRECT_STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Whether a browser follows the Location of a response; a 201 or 304 may have one too. `location`: null where there is none.
 * Firefox follows an empty one, to the same URL again; Chromium does not.
 */
export function isRedirect(status: number, location: string | null, agent: Agent): boolean {
  return location !== null && REDIRECT_STATUSES.has(status) && (location !== '' || agent === 'firefox');
}
