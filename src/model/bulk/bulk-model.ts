import { computed, createModel, signal } from '@preact/signals';
import type { Store } from '../../contract/page.ts';
import type { App } from '../app/app-model.ts';
import { ChangesModel } from '../changes/changes-model.ts';
import { readTypedExpiry } from '../editor/typed-expiry.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { type BulkChange, NO_CHANGE, wantedBy } from './bulk-change.ts';

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  app: App;
}

/** One edit of the selected cookies together: what changes, and what that does to each of them. */
export const BulkModel = createModel(({ app, bridge, host }: Source) => {
  const cookies = app.selection.pickedShown.peek().map(({ cookie }) => cookie);
  const changes = new ChangesModel({ app, bridge });
  const change = signal<BulkChange>(NO_CHANGE);
  const typedExpiry = signal('');
  const stores = signal<readonly Store[]>([]);

  const needsMoment = computed(() => change.value.expiry === 'set' || change.value.expiry === 'cap');
  const moment = computed(() => readTypedExpiry(typedExpiry.value, host.now())?.time ?? null);
  /** Whether an expiry is needed, and what was typed is none. */
  const isExpiryWrong = computed(() => needsMoment.value && typedExpiry.value.trim() !== '' && moment.value === null);

  async function edit(next: Partial<BulkChange>): Promise<void> {
    change.value = { ...change.peek(), ...next };
    await predict();
  }

  async function typeExpiry(text: string): Promise<void> {
    typedExpiry.value = text;
    await predict();
  }

  async function predict(): Promise<void> {
    const time = needsMoment.peek() ? moment.peek() : null;
    await changes.predict(new Map(cookies.map((cookie, at) => [at, wantedBy(cookie, change.peek(), time)])));
  }

  async function readStores(): Promise<void> {
    const known = await bridge.request.listStores(null);
    if ('value' in known) stores.value = known.value;
    await predict();
  }

  return { changes, change, typedExpiry, stores, needsMoment, isExpiryWrong, edit, typeExpiry, readStores };
});
export type Bulk = InstanceType<typeof BulkModel>;
