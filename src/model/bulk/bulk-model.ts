import { computed, createModel, signal } from '@preact/signals';
import type { Store } from '../../contract/page.ts';
import { schemefulSite } from '../../cookie/address/site.ts';
import type { App } from '../app/app-model.ts';
import { ChangesModel } from '../changes/changes-model.ts';
import { type CookieChoice, CookieChoiceModel } from '../cookie-choice/cookie-choice-model.ts';
import { readTopLevelSite } from '../editor/partition.ts';
import { readTypedExpiry } from '../editor/typed-expiry.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { type BulkChange, NO_CHANGE, wantedBy } from './bulk-change.ts';

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  app: App;
}

/** One edit of several cookies together: which ones, what changes, and what that does to each of them. */
export const BulkModel = createModel(({ app, bridge, host }: Source) => {
  const { registrableDomain } = host;
  const page = app.listing.peek()?.scope.page;
  const choices = new CookieChoiceModel({ app, bridge });
  /** The chosen ones, as they were when the edit was last predicted: one that appears meanwhile is none of them. */
  let cookies = choices.cookies.peek();
  const changes = new ChangesModel({ app, bridge, host, again });
  const change = signal<BulkChange>(NO_CHANGE);
  const typedExpiry = signal('');
  const typedSite = signal(page ? schemefulSite(new URL(page.url), registrableDomain) : '');
  const stores = signal<readonly Store[]>([]);

  const needsMoment = computed(() => change.value.expiry === 'set' || change.value.expiry === 'cap');
  const moment = computed(() => readTypedExpiry(typedExpiry.value, host.now())?.time ?? null);
  /** Whether an expiry is needed, and what was typed is none. */
  const isExpiryWrong = computed(() => needsMoment.value && typedExpiry.value.trim() !== '' && moment.value === null);
  const topLevelSite = computed(() => readTopLevelSite(typedSite.value, registrableDomain));
  const isSiteWrong = computed(() => change.value.partition === 'under' && topLevelSite.value === null);

  /** Whether a field that the edit needs is empty or wrong: without it the edit would be another one than the person wants. */
  const isIncomplete = computed(() => (needsMoment.value && moment.value === null) || isSiteWrong.value);

  async function choose(next: CookieChoice): Promise<void> {
    await choices.choose(next);
    cookies = choices.cookies.peek();
    changes.excluded.value = new Set();
    await predict();
  }

  async function edit(next: Partial<BulkChange>): Promise<void> {
    change.value = { ...change.peek(), ...next };
    await predict();
  }

  async function typeExpiry(text: string): Promise<void> {
    typedExpiry.value = text;
    await predict();
  }

  async function typeSite(text: string): Promise<void> {
    typedSite.value = text;
    await predict();
  }

  async function predict(): Promise<void> {
    const typed = {
      moment: needsMoment.peek() ? moment.peek() : null,
      topLevelSite: topLevelSite.peek(),
      registrableDomain,
    };
    cookies = choices.asTheyAre(cookies);
    await changes.predict(new Map(cookies.map((cookie, at) => [at, wantedBy(cookie, change.peek(), typed)])));
  }

  async function again(): Promise<void> {
    await choices.choose(choices.choice.peek());
    await predict();
  }

  async function readStores(): Promise<void> {
    const reply = await bridge.request.listStores(null);
    if ('value' in reply) stores.value = reply.value;
    await predict();
  }

  return {
    choices,
    changes,
    change,
    typedExpiry,
    typedSite,
    stores,
    needsMoment,
    isExpiryWrong,
    isSiteWrong,
    isIncomplete,
    choose,
    edit,
    typeExpiry,
    typeSite,
    readStores,
  };
});
export type Bulk = InstanceType<typeof BulkModel>;
