import { batch } from '@preact/signals';
import { rowOf } from '../../model/jar/row.ts';
import { largestUntilFits } from '../../model/list/largest-until-fits.ts';
import { useView } from '../parts/context.ts';
import { SomeNames } from './some-names.tsx';

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
      {text('untilFits_why', { count, octets: left })} <SomeNames cookies={cookies} />
    </p>
  );
}
