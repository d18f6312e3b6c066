import { createModel, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { ModelDeps } from '../host/model-deps.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { type LoadCost, LoadTally } from './load-tally.ts';

/** Requests that are added up in one frame: some milliseconds. */
const AT_ONCE = 50;

interface Source extends Pick<ModelDeps, 'host' | 'nextFrame'> {
  /** The requests that count. */
  counted: ReadonlySignal<readonly NetworkRequest[]>;
}

/** What the requests that count cost, added up as they come; from the start where some are gone. */
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
    let fresh = requests.filter((request) => !tally.has(request));
    if (tally.size + fresh.length > requests.length) {
      tally = new LoadTally(host.agent);
      fresh = [...requests];
    }
    for (const request of fresh.slice(0, AT_ONCE)) tally.add(request);
    cost.value = tally.cost();
    if (fresh.length > AT_ONCE) schedule();
  }

  effect(() => {
    void counted.value;
    untracked(schedule);
  });

  return { cost };
});
