import { createModel, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { ModelDeps } from '../host/model-deps.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { type LoadCost, LoadTally } from './load-tally.ts';

/** How many requests are added in one frame: it takes some milliseconds. */
const REQUESTS_PER_FRAME = 50;

interface Source extends Pick<ModelDeps, 'host' | 'nextFrame'> {
  /** The requests that count. */
  counted: ReadonlySignal<readonly NetworkRequest[]>;
}

/** The cost of the counted requests, updated as they arrive; computed from the start if some were dropped. */
export const CostModel = createModel(({ host, nextFrame, counted }: Source) => {
  const cost = signal<LoadCost>(new LoadTally(host.agent).cost());
  let tally = new LoadTally(host.agent);
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    nextFrame(addSome);
  }

  function addSome(): void {
    isScheduled = false;
    const requests = counted.peek();
    let added = requests.filter((request) => !tally.has(request));
    if (tally.size + added.length > requests.length) {
      tally = new LoadTally(host.agent);
      added = [...requests];
    }
    for (const request of added.slice(0, REQUESTS_PER_FRAME)) tally.add(request);
    cost.value = tally.cost();
    if (added.length > REQUESTS_PER_FRAME) schedule();
  }

  effect(() => {
    void counted.value;
    untracked(schedule);
  });

  return { cost };
});
