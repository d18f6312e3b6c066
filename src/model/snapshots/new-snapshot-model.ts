import { batch, computed, createModel, signal } from '@preact/signals';
import type { Page } from '../../contract/page.ts';
import type { Problem } from '../../contract/problem.ts';
import { type NewSnapshot, SNAPSHOT_NAME_LENGTH, type SnapshotHead } from '../../contract/snapshots.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { scopeCookies } from './scope-cookies.ts';

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  page: Page;
  site: string;
  /** Called when a snapshot was stored. */
  onSaved(head: SnapshotHead): void;
}

/** The form that stores the cookies of now, or those of a text, as a snapshot. */
export const NewSnapshotModel = createModel(({ bridge, host, page, site, onSaved }: Source) => {
  const name = signal('');
  const isOfSite = signal(true);
  const isProfile = signal(false);
  const isEncrypted = signal(false);
  const passphrase = signal('');
  const repeated = signal('');
  const problem = signal<Problem | null>(null);
  const isSaving = signal(false);

  /** Only a profile of one site can be switched to, without a question for its passphrase. */
  const canBeProfile = computed(() => isOfSite.value && !isEncrypted.value);
  const isRepeatedWrong = computed(
    () => isEncrypted.value && repeated.value !== '' && repeated.value !== passphrase.value,
  );
  const canSave = computed(
    () =>
      !isSaving.value &&
      name.value.trim() !== '' &&
      name.value.length <= SNAPSHOT_NAME_LENGTH &&
      (!isEncrypted.value || (passphrase.value !== '' && repeated.value === passphrase.value)),
  );

  async function store(snapshot: Pick<NewSnapshot, 'cookies' | 'site'>, asProfile: boolean): Promise<boolean> {
    const wanted: NewSnapshot = {
      ...snapshot,
      name: name.peek(),
      at: host.now(),
      storeId: page.storeId,
      isProfile: asProfile,
      passphrase: isEncrypted.peek() ? passphrase.peek() : null,
    };
    const { saveProfile, saveSnapshot } = bridge.request;
    const result = await (asProfile ? saveProfile(wanted) : saveSnapshot(wanted));
    problem.value = 'problem' in result ? result.problem : null;
    if ('problem' in result) return false;
    clear();
    onSaved(result.value);
    return true;
  }

  /** Stores the cookies that the browser has now. */
  async function save(): Promise<void> {
    if (!canSave.peek()) return;
    isSaving.value = true;
    const scope = isOfSite.peek() ? site : null;
    const cookies = await scopeCookies(bridge, page, scope);
    if ('problem' in cookies) problem.value = cookies.problem;
    else await store({ cookies: cookies.value, site: scope }, canBeProfile.peek() && isProfile.peek());
    isSaving.value = false;
  }

  function clear(): void {
    batch(() => {
      name.value = '';
      passphrase.value = '';
      repeated.value = '';
      isEncrypted.value = false;
      isProfile.value = false;
    });
  }

  return {
    name,
    isOfSite,
    isProfile,
    isEncrypted,
    passphrase,
    repeated,
    problem,
    isSaving,
    canBeProfile,
    isRepeatedWrong,
    canSave,
    save,
    store,
  };
});
export type NewSnapshotForm = InstanceType<typeof NewSnapshotModel>;
