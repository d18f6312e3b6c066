import type { LocalHandlers } from '../../contract/requests.ts';
import { readSettings } from '../settings.ts';
import { listSite } from './list-site.ts';

/**
 * The requests that a surface with the cookies API handles itself, so that its first paint need not wait for a sleeping background. The
 * rest, needed later or seldom, is left to the background: its code would weigh on every opening.
 */
export const localHandlers = {
  listCookies: (scope) => (scope.extent === 'loaded' ? undefined : listSite(scope)),
  readSettings: async () => ({ value: await readSettings() }),
} satisfies LocalHandlers;
