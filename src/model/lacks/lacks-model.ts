import { computed, createModel, type ReadonlySignal } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import { type PageLack, pageLacks } from '../../cookie/findings/page-lacks.ts';
import type { RejectedState } from '../access/rejected-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { UnsentModel } from './unsent-model.ts';

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  /** null: not read yet. */
  listing: ReadonlySignal<Listing | null>;
  /** null: not loaded yet. */
  rejected: ReadonlySignal<RejectedState | null>;
}

/** What the page lacks: sessions that its requests do not send, and cookies of its responses that the browser rejected. */
export const LacksModel = createModel(({ bridge, host, listing, rejected }: Source) => {
  const { unsent, more } = new UnsentModel({ bridge, host, listing });
  const lacks = computed((): PageLack[] => {
    if (!listing.value) return [];
    const { scope, jar } = listing.value;
    const pageUrl = scope.page.url;
    const { registrableDomain } = host;
    const lines = rejected.value?.rejected.value?.lines ?? [];
    return pageLacks({ unsent: unsent.value, rejected: lines, jar, pageUrl, registrableDomain });
  });
  /** null: the page lacks no cookie that it seems to need. */
  const first = computed(() => (lacks.value[0]?.isWanted ? lacks.value[0] : null));
  /** How many more cookies the page lacks and seems to need. */
  const others = computed(() => lacks.value.filter(({ isWanted }) => isWanted).length - 1 + more.value);
  return { lacks, first, others, moreUnsent: more };
});
export type LacksState = InstanceType<typeof LacksModel>;
