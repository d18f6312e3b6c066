import type { Store } from '../../contract/page.ts';
import { DEFAULT_STORE } from '../../cookie/cookie.ts';
import { agent } from '../agent.ts';
import { browser } from '../browser.ts';

/** The stores that are open: Firefox lists a container only while one of its tabs is. */
export async function listStores(): Promise<Store[]> {
  return (await browser.cookies.getAllCookieStores()).map(({ id }) => ({ storeId: id, kind: kindOf(id) }));
}

/** Whether what is known of this store must not reach the disk. What is not known to be lasting counts as private. */
export function isPrivateStore(storeId: string): boolean {
  return kindOf(storeId) === 'private';
}

function kindOf(storeId: string): Store['kind'] {
  if (storeId === DEFAULT_STORE[agent]) return 'default';
  return agent === 'firefox' && storeId.startsWith('firefox-container-') ? 'container' : 'private';
}
