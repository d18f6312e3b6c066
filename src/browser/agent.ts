import type { Agent } from '../cookie/cookie.ts';
import { browser } from './browser.ts';

/** The browser this runs in; the scheme of an extension's own pages shows it, in every surface. */
export const agent: Agent = browser.runtime.getURL('').startsWith('moz-') ? 'firefox' : 'chrome';
