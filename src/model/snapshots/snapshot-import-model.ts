import { computed, createModel } from '@preact/signals';
import type { Page } from '../../contract/page.ts';
import { SNAPSHOT_NAME_LENGTH } from '../../contract/snapshots.ts';
import { siteOf } from '../../cookie/address/site.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { TextModel } from '../import/text-model.ts';
import type { NewSnapshotForm } from './new-snapshot-model.ts';

interface Source extends Pick<ModelDeps, 'host'> {
  form: NewSnapshotForm;
  page: Page;
}

/** The cookies of a text that become a snapshot: nothing of it is stored in the browser's cookies. */
export const SnapshotImportModel = createModel(({ host, form, page }: Source) => {
  const source = new TextModel({ host, url: page.url });
  const { result, isReading } = source;

  async function read(text: string, fileName?: string): Promise<void> {
    if (!(await source.read(text, fileName))) return;
    if (fileName !== undefined && form.name.peek() === '') form.name.value = nameOf(fileName);
  }

  /**
   * A snapshot has the cookies of one store. `kept`: those of the text as cookies of that store, by their identity: the last, or
   * the one that the text has for this store. `merged`: those of other stores that are left out for that.
   */
  const inOneStore = computed(() => {
    const { storeId } = page;
    const kept = new Map<string, { cookie: Cookie; from: string }>();
    const merged: Cookie[] = [];
    for (const { cookie } of result.value?.cookies ?? []) {
      const from = cookie.storeId;
      const moved = { ...cookie, storeId };
      const key = cookieKey(moved);
      const before = kept.get(key);
      const isOwn = before?.from === storeId && from !== storeId;
      if (before && before.from !== from) merged.push(isOwn ? cookie : before.cookie);
      if (!isOwn) kept.set(key, { cookie: moved, from });
    }
    return { kept: [...kept.values()].map(({ cookie }) => cookie), merged };
  });

  /** Resolves with whether a snapshot was stored. */
  async function save(): Promise<boolean> {
    const cookies = inOneStore.peek().kept;
    if (cookies.length === 0 || !form.canSave.peek()) return false;
    const isSaved = await form.store({ cookies, site: await siteOfAll(cookies) }, false);
    if (isSaved) result.value = null;
    return isSaved;
  }

  /** The one site of all cookies; null: they are of several. */
  async function siteOfAll(cookies: readonly Cookie[]): Promise<string | null> {
    const hosts = [...new Set(cookies.map(({ domain }) => domain))];
    await host.learnDomains?.(hosts);
    const [site = null, ...others] = new Set(hosts.map((one) => siteOf(one, host.registrableDomain)));
    return others.length === 0 ? site : null;
  }

  const merged = computed(() => inOneStore.value.merged);
  return { result, isReading, merged, read, save };
});

/** The name of a file without what it ends with, as far as it fits. */
function nameOf(fileName: string): string {
  return fileName.replace(/(?:\.crumb)?\.\w+$/, '').slice(0, SNAPSHOT_NAME_LENGTH);
}
