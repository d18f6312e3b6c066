import type { App } from '../../model/app/app-model.ts';
import { useView } from '../parts/context.ts';
import { LazySteps } from '../steps/lazy-steps.ts';
import { LazyStates } from './lazy-states.ts';

/** Messages that load after the list. They are below it, so that no row moves away from under the pointer. */
export function Notices() {
  const { app } = useView();
  return (
    <div class="notices">
      {hasBanner(app) && <LazyStates part="banners" />}
      <DoneNotice />
    </div>
  );
}

/** Reports the last step, and a value that a key did not copy. The element is always in the document, so that screen readers announce its content. */
export function DoneNotice() {
  const { announcement, steps } = useView().app;
  const history = steps.value?.history;
  const isShown = history?.report.value ?? history?.unsettled.value[0] ?? announcement.value?.key === 'saidNotCopied';
  return (
    <div role="status" class="done-place">
      {isShown && <LazySteps part="last" />}
    </div>
  );
}

/** Not an IP address or a name without a dot, all of whose ports may be worth a message. */
const DOMAIN = /\.\D/;

/** Whether there may be a message about the whole list: the code that shows it is loaded only then. */
function hasBanner({ access, feed, listing }: App): boolean {
  const { bug, connection, evicted, extent } = feed;
  const blocking = access.blocking.value;
  return (
    bug.value !== null ||
    connection.value === 'lost' ||
    listing.value?.access.status !== 'granted' ||
    !DOMAIN.test(listing.value.site) ||
    (blocking !== null && (blocking.status !== 'allowed' || blocking.thirdParty.hosts.length > 0)) ||
    evicted.value.length > 0 ||
    extent.value === 'loaded'
  );
}
