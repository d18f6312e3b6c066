import { batch } from '@preact/signals';
import { toText } from '../../cookie/octets.ts';
import { rowOf } from '../../model/jar/row.ts';
import { largestUntilFits } from '../../model/list/largest-until-fits.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { listOctets } from '../../model/text/visible-text.ts';
import { useView } from '../parts/context.ts';

/** How many names are shown. */
const MAX_NAMES = 5;

/** Offers to select the largest cookies, without which the server accepts the Cookie header, and names them. */
export function UntilFits() {
  const { app, text } = useView();
  const { sent } = app.payload.retrieval.value;
  const { cookies, left } = largestUntilFits(sent, app.payload.budget.value);
  const count = cookies.length;
  if (count === 0) return null;

  function select(): void {
    batch(() => {
      // A selected cookie must be seen, or "Delete selected" would not delete it.
      app.list.clearFilters();
      app.selection.clear();
      for (const cookie of cookies) app.selection.toggle(rowOf(cookie).key);
    });
  }

  return (
    <p>
      <button type="button" onClick={select}>
        {text('untilFits')}
      </button>{' '}
      {text('untilFits_why', { count, octets: left })}{' '}
      <small>
        {cookies.slice(0, MAX_NAMES).map(({ name }, at) => (
          <bdi key={at}>
            {at > 0 && ', '}
            {shownText(toText(listOctets(name))) || text('nameless')}
          </bdi>
        ))}
        {count > MAX_NAMES && ` ${text('andMore', { count: count - MAX_NAMES })}`}
      </small>
    </p>
  );
}
