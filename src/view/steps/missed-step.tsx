import { siteOf } from '../../cookie/address/site.ts';
import { useView } from '../parts/context.ts';
import { stepText } from './step-text.ts';
import { whenText } from './when-text.ts';

/** Below an empty list: the last deletion of cookies of this site, done before the surface was opened, and its undo. */
export function MissedStep() {
  const { app, host, text } = useView();
  const history = app.steps.value?.history;
  const listing = app.listing.value;
  // The report of a step that was done here has this button already.
  if (!history || !listing || history.report.value) return null;
  const { storeId } = listing.scope.page;
  const step = history.steps.value.find(
    ({ kind, state, canUndo, cookies }) =>
      kind === 'delete' &&
      state !== 'undone' &&
      canUndo &&
      cookies.some(
        (cookie) => cookie.storeId === storeId && siteOf(cookie.domain, host.registrableDomain) === listing.site,
      ),
  );
  if (!step) return null;
  return (
    <p>
      {stepText(step, host)} <small>{whenText(step.movedAt, host.now(), host)}</small>{' '}
      <button
        type="button"
        class="primary"
        disabled={history.busy.value.has(step.id)}
        onClick={() => void history.move(step, 'before')}
      >
        {text('undo')}
      </button>
    </p>
  );
}
