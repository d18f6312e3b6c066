import type { ChangeCause, CookieChange } from '../../cookie/jar/changes.ts';
import { agent } from '../agent.ts';
import { browser } from '../browser.ts';
import { cookieFromApi } from './cookie-from-api.ts';

/**
 * Listens to every change in every store the extension may see; must be called while the background starts. The browser is
 * given what the listener promises: Firefox keeps the background until it is kept.
 */
export function onCookieChanged(listener: (change: CookieChange) => Promise<void>): void {
  browser.cookies.onChanged.addListener(({ cookie, removed, cause }) =>
    listener({ cookie: cookieFromApi(cookie, agent), removed, cause: cause as ChangeCause }),
  );
}
