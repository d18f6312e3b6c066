import { isPrivateStore } from '../../browser/cookies/stores.ts';
import { hasFields, isCount, isFlag, isListOf, isOctets, isText, orNull } from '../../browser/storage/check.ts';
import type { ExtensionStorage } from '../../browser/storage/extension-storage.ts';
import { recordKind } from '../../browser/storage/record-kind.ts';
import { MOST_SEARCHED, type Search } from '../../contract/search.ts';

/** More questions than a search among the most cookies can ask. */
const MOST_ANSWERS = 5_000;

const isId = hasFields({
  storeId: isText,
  partitionKey: orNull(hasFields({ topLevelSite: isText, hasCrossSiteAncestor: isFlag })),
  domain: isText,
  hostOnly: isFlag,
  path: isOctets,
  name: isOctets,
});

const searchKind = recordKind<Search | null>(
  orNull(
    hasFields({
      page: hasFields({ tabId: isCount, windowId: isCount, url: isText, storeId: isText, incognito: isFlag }),
      cookies: isListOf(hasFields({ id: isId, parked: isText }), { min: 1, max: MOST_SEARCHED }),
      answers: isListOf(isFlag, { max: MOST_ANSWERS }),
    }),
  ),
);

/** The search that is going on, if one is. One about a private window is in memory only. */
export function createStoredSearch(storage: ExtensionStorage) {
  const lasting = storage.valueOnDisk('search', null, searchKind);
  const secret = storage.valueInSession('search', null, searchKind);

  async function readSearch(): Promise<Search | null> {
    return (await secret.read()) ?? (await lasting.read());
  }

  /** Stores how far it is; null: it has ended. */
  async function writeSearch(search: Search | null): Promise<void> {
    const isPrivate = search !== null && isPrivateStore(search.page.storeId);
    await lasting.write(isPrivate ? null : search);
    await secret.write(isPrivate ? search : null);
  }

  return { readSearch, writeSearch };
}
