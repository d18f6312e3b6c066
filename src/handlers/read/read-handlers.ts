import { listStores } from '../../browser/cookies/stores.ts';
import { frameUrls } from '../../browser/page/frame-urls.ts';
import { pageOfTab } from '../../browser/page/page-of-tab.ts';
import { pageStorage } from '../../browser/page/page-storage.ts';
import { registrableDomain } from '../../browser/registrable-domain.ts';
import type { Handlers } from '../../contract/requests.ts';
import { readBlocking } from './blocking.ts';
import { readCookiePolicy } from './cookie-policy.ts';
import { listCookies } from './list-cookies.ts';
import { readAllCookies } from './read-all-cookies.ts';

/** Requests that only read. */
export const readHandlers = {
  listCookies,
  readAllCookies,
  readBlocking: async (page) => ({ value: await readBlocking(page) }),
  readCookiePolicy: async (request) => ({ value: await readCookiePolicy(request) }),
  registrableDomains: async (hosts) => ({
    value: Object.fromEntries(hosts.map((host) => [host, registrableDomain(host)])),
  }),
  pageOfTab: async ({ tabId, url }) => {
    const page = await pageOfTab(tabId, url);
    return page ? { value: page } : { problem: { code: 'unsupported-page' } };
  },
  listFrames: async ({ tabId, url }) => ({ value: await frameUrls(tabId, url) }),
  readPageStorage: async (tabId) => {
    const storage = await pageStorage(tabId);
    return storage ? { value: storage } : { problem: { code: 'no-page-storage' } };
  },
  listStores: async () => ({ value: await listStores() }),
} satisfies Partial<Handlers>;
