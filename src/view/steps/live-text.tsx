import { toText } from '../../cookie/octets.ts';
import { visibleText } from '../../model/text/visible-text.ts';
import { useView } from '../parts/context.ts';

/** What changed, for those who do not see the list. */
export function LiveText() {
  const { app, text } = useView();
  const said = app.said.value;
  const shown = app.list.shown.value.length;
  const all = app.list.rows.value.length;
  const done = said ? text(said.key, { name: visibleText(toText(said.name)) }) : '';
  const list = app.listing.value ? text('countShown', { count: all, shown }) : '';
  return (
    <>
      {done} {list}
    </>
  );
}
