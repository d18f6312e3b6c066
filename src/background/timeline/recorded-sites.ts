import { isPrivateStore } from '../../browser/cookies/stores.ts';
import { isListOf } from '../../browser/storage/check.ts';
import { recordKind } from '../../browser/storage/record-kind.ts';
import { valueInSession, valueOnDisk } from '../../browser/storage/stored-value.ts';

/**
 * Which sites a person has recorded: names of sites, nothing else. What is chosen in a private window counts for private
 * windows alone and ends with the browser session: its sites must not reach the disk.
 */
const sitesKind = recordKind<string[]>(
  isListOf((site) => typeof site === 'string' && /^[\w.:[\]-]{1,255}$/.test(site), { max: 10_000 }),
);
const lasting = valueOnDisk('recordedSites', [], sitesKind);
const secret = valueInSession('recordedPrivately', [], sitesKind);

let loading: Promise<Record<'lasting' | 'secret', Set<string>>> | null = null;

function load() {
  loading ??= Promise.all([lasting.read(), secret.read()]).then(
    ([open, hidden]) => ({ lasting: new Set(open), secret: new Set(hidden) }),
    (error) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

export async function isRecorded(site: string, storeId: string): Promise<boolean> {
  const sites = await load();
  return sites[isPrivateStore(storeId) ? 'secret' : 'lasting'].has(site);
}

/** The sites that are recorded outside private windows. */
export async function lastingSites(): Promise<readonly string[]> {
  return [...(await load()).lasting];
}

export async function setRecorded(site: string, storeId: string, on: boolean): Promise<void> {
  const isPrivate = isPrivateStore(storeId);
  const sites = (await load())[isPrivate ? 'secret' : 'lasting'];
  if (on) sites.add(site);
  else sites.delete(site);
  await (isPrivate ? secret : lasting).write([...sites]);
}

/** The private windows are closed. */
export async function forgetPrivateSites(): Promise<void> {
  const sites = await load();
  if (sites.secret.size === 0) return;
  sites.secret.clear();
  await secret.write([]);
}
