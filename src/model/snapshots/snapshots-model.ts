import { batch, computed, createModel, signal } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import type { Problem, Result } from '../../contract/problem.ts';
import type { MarkedCookies, SnapshotHead, SnapshotList } from '../../contract/snapshots.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { App } from '../app/app-model.ts';
import { exportFile } from '../export/export-file.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import type { Moment } from './comparison-model.ts';
import { inStore } from './in-store.ts';
import { NewSnapshotModel } from './new-snapshot-model.ts';
import { PassphraseModel } from './passphrase-model.ts';
import { scopeCookies } from './scope-cookies.ts';
import { SnapshotImportModel } from './snapshot-import-model.ts';
import { SwitchModel } from './switch-model.ts';

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  app: App;
  listing: Listing;
}

/** What the dialog shows: the list of snapshots, or one task about some of them. */
export type SnapshotTask =
  | { name: 'restore'; head: SnapshotHead; cookies: readonly Cookie[] }
  | { name: 'compare'; moments: readonly Moment[]; before: Moment; now: Moment }
  | { name: 'import' };

/** The stored snapshots, the marked moment, and what is done with them. */
export const SnapshotsModel = createModel(({ app, bridge, host, listing }: Source) => {
  const { request } = bridge;
  const { site } = listing;
  const { page } = listing.scope;
  /** null: not read yet. */
  const list = signal<SnapshotList | null>(null);
  const mark = signal<MarkedCookies | null>(null);
  const task = signal<SnapshotTask | null>(null);
  const problem = signal<Problem | null>(null);
  const passphrase = new PassphraseModel({ bridge });
  const form = new NewSnapshotModel({ bridge, host, page, site, onSaved: () => void read() });
  const imported = new SnapshotImportModel({ host, form, page });
  const profiles = new SwitchModel({ app, bridge, host, page, site });

  const ofSite = computed(() => (list.value?.snapshots ?? []).filter((head) => head.site === site));
  const others = computed(() => (list.value?.snapshots ?? []).filter((head) => head.site !== site));
  /** The mark of this site in the store of this page. */
  const ownMark = computed(() => {
    const marked = mark.value;
    return marked?.site === site && marked.storeId === page.storeId ? marked : null;
  });

  async function read(): Promise<void> {
    const [snapshots, marked] = await Promise.all([request.listSnapshots(null), request.readMark(null)]);
    batch(() => {
      list.value = taken(snapshots);
      mark.value = 'value' in marked ? marked.value : null;
    });
    await app.steps.peek()?.profile.read();
  }

  /** The value of a reply; of a problem null, and the dialog says which. */
  function taken<Value>(reply: Result<Value>): Value | null {
    problem.value = 'problem' in reply ? reply.problem : null;
    return 'value' in reply ? reply.value : null;
  }

  async function rename({ id }: SnapshotHead, name: string): Promise<boolean> {
    const renamed = taken(await request.renameSnapshot({ id, name }));
    if (renamed) await read();
    return renamed !== null;
  }

  /** Deletes a snapshot, or with null those that cannot be read. */
  async function remove(head: SnapshotHead | null): Promise<void> {
    const reply = await request.deleteSnapshot(head?.id ?? null);
    await read();
    if ('problem' in reply) problem.value = reply.problem;
  }

  async function restore(head: SnapshotHead): Promise<void> {
    const cookies = await passphrase.open(head);
    if (cookies) task.value = { name: 'restore', head, cookies };
  }

  async function exportFileOf(head: SnapshotHead): Promise<void> {
    const cookies = await passphrase.open(head);
    if (!cookies) return;
    const { name, type } = exportFile('crumb', head.site ?? 'all');
    const { write, save } = await host.files();
    const written = await write(cookies, 'crumb', { now: head.at });
    if (written) save(name, written.text, type);
  }

  /** In the store of the page, so that cookies of another store or browser count as the same ones. */
  function here(cookies: readonly Cookie[] | null): readonly Cookie[] | null {
    return cookies && inStore(cookies, page.storeId);
  }

  function momentOf(head: SnapshotHead): Moment {
    const { id, name, at } = head;
    return { id, kind: 'snapshot', name, at, read: async () => here(await passphrase.open(head)) };
  }

  function nowOf(scope: string | null): Moment {
    const cookies = async () => taken(await scopeCookies(bridge, page, scope));
    return { id: 'now', kind: 'now', name: '', at: null, read: cookies };
  }

  /** All moments of one scope, newest first but now, which is the last. */
  function compareIn(scope: string | null, chosen: string): void {
    const marked = scope === site ? ownMark.peek() : null;
    const snapshots = (list.peek()?.snapshots ?? []).filter((head) => head.site === scope).map(momentOf);
    const now = nowOf(scope);
    const moments: Moment[] = [
      ...(marked
        ? [{ id: 'mark', kind: 'mark', name: '', at: marked.at, read: async () => marked.cookies } as const]
        : []),
      ...snapshots,
      now,
    ];
    const before = moments.find(({ id }) => id === chosen);
    if (before) task.value = { name: 'compare', moments, before, now };
  }

  async function markNow(): Promise<void> {
    // The time is taken before the cookies are read, so that a change after the reading counts as one after the mark.
    const at = host.now();
    const cookies = taken(await scopeCookies(bridge, page, site));
    if (!cookies) return;
    const marked = { site, storeId: page.storeId, at, cookies };
    const reply = await request.markCookies(marked);
    if ('problem' in reply) problem.value = reply.problem;
    else mark.value = marked;
  }

  return {
    list,
    task,
    problem,
    passphrase,
    form,
    imported,
    profiles,
    ofSite,
    others,
    ownMark,
    read,
    rename,
    remove,
    restore,
    exportFileOf,
    compare: (head: SnapshotHead) => compareIn(head.site, head.id),
    compareMark: () => compareIn(site, 'mark'),
    markNow,
  };
});
export type Snapshots = InstanceType<typeof SnapshotsModel>;
