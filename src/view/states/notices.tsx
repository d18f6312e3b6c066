import type { App } from '../../model/app/app-model.ts';
import { useView } from '../parts/context.ts';
import { LazySteps } from '../steps/lazy-steps.ts';
import { LazyStates } from './lazy-states.ts';

/** What comes after the list stands below it: no row moves away from under a pointer. */
export function Notices() {
  const { app } = useView();
  return (
    <div class="notices">
      {hasBanner(app) && <LazyStates part="banners" />}
      <DoneNotice />
    </div>
  );
}

/** What was just done. The place is there before, so that what comes into it is read out. */
export function DoneNotice() {
  const history = useView().app.steps.value?.history;
  return (
    <div role="status" class="done-place">
      {history && (history.told.value ?? history.unsettled.value[0]) && <LazySteps part="told" />}
    </div>
  );
}

/** Whether there is anything to say about the list as a whole: the code that says it is fetched only then. */
function hasBanner({ access, feed, listing }: App): boolean {
  const { bug, connection, evicted, extent } = feed;
  const blocking = access.blocking.value;
  return (
    bug.value !== null ||
    connection.value === 'lost' ||
    listing.value?.access.status !== 'granted' ||
    (blocking !== null && (blocking.status !== 'allowed' || blocking.thirdParty.hosts.length > 0)) ||
    evicted.value.length > 0 ||
    extent.value === 'loaded'
  );
}
