import { computed, createModel } from '@preact/signals';
import { findings } from '../../cookie/findings/findings.ts';
import { assumedServer } from '../../cookie/limits/page-server.ts';
import { RejectedModel } from '../access/rejected-model.ts';
import type { JarFeedState } from '../jar/jar-feed.ts';
import type { Rules } from '../list/payload-model.ts';
import { StepsModel } from '../steps/steps-model.ts';

type StepsSource = ConstructorParameters<typeof StepsModel>[0];
type Source = Omit<StepsSource, 'connection' | 'onDisconnect' | 'sentKeys' | 'order' | 'listing' | 'of'> & {
  feed: JarFeedState;
  payload: Pick<StepsSource, 'sentKeys'>;
  list: StepsSource['list'] & Pick<StepsSource, 'order'>;
};

/** The state of the parts that complete the first screen: its code loads in parallel with the first list, which does not need it. */
export const LateModel = createModel((source: Source) => {
  const { bridge, host, feed, list, payload } = source;
  const rejected = new RejectedModel({ bridge, host, page: feed.page });
  const of = computed(() => {
    const listing = feed.listing.value;
    return listing && { site: listing.site, storeId: listing.scope.page.storeId };
  });
  const steps = new StepsModel({
    ...source,
    of,
    sentKeys: payload.sentKeys,
    order: list.order,
    listing: feed.listing,
    connection: feed.connection,
    onDisconnect: feed.read,
  });
  const serverKey = computed(() => rejected.rejected.value?.server ?? null);
  const rules = computed((): Rules => ({ findings, server: assumedServer(host.agent, serverKey.value) }));
  return { rejected, steps, rules };
});
export type Late = InstanceType<typeof LateModel>;
