import { isPrivateStore } from '../../browser/cookies/stores.ts';
import { isListOf } from '../../browser/storage/check.ts';
import type { ExtensionStorage } from '../../browser/storage/extension-storage.ts';
import { recordKind } from '../../browser/storage/record-kind.ts';
import { loadedOnce } from '../../handlers/loaded-once.ts';

const sitesKind = recordKind<string[]>(
  isListOf((site) => typeof site === 'string' && /^[\w.:[\]-]{1,255}$/.test(site), { max: 10_000 }),
);

/**
 * Which sites a person has recorded: names of sites, nothing else. What is chosen in a private window counts for private
 * windows alone and ends with the browser session: its sites must not reach the disk.
 */
export function createRecordedSites(storage: ExtensionStorage) {
  const lasting = storage.valueOnDisk('recordedSites', [], sitesKind);
  const secret = storage.valueInSession('recordedPrivately', [], sitesKind);

  const load = loadedOnce(async () => {
    const [open, hidden] = await Promise.all([lasting.read(), secret.read()]);
    return { lasting: new Set(open), secret: new Set(hidden) };
  });

  async function isRecorded(site: string, storeId: string): Promise<boolean> {
    const sites = await load();
    return sites[isPrivateStore(storeId) ? 'secret' : 'lasting'].has(site);
  }

  /** The sites that are recorded outside private windows. */
  async function lastingSites(): Promise<readonly string[]> {
    return [...(await load()).lasting];
  }

  async function setRecorded(site: string, storeId: string, on: boolean): Promise<void> {
    const isPrivate = isPrivateStore(storeId);
    const sites = (await load())[isPrivate ? 'secret' : 'lasting'];
    if (on) sites.add(site);
    else sites.delete(site);
    await (isPrivate ? secret : lasting).write([...sites]);
  }

  /** The private windows are closed. */
  async function forgetPrivateSites(): Promise<void> {
    const sites = await load();
    if (sites.secret.size === 0) return;
    sites.secret.clear();
    await secret.write([]);
  }

  return { isRecorded, lastingSites, setRecorded, forgetPrivateSites };
}
