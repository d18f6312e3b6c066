import { toText } from '../../cookie/octets.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';

/** Announces changes of the list to screen readers. */
export function LiveText() {
  const { app, text } = useView();
  const announcement = app.announcement.value;
  const shown = app.list.shown.value.length;
  const all = app.list.rows.value.length;
  const changeText = announcement ? text(announcement.key, { name: shownText(toText(announcement.name)) }) : '';
  const countText = app.listing.value ? text('countShown', { count: all, shown }) : '';
  return (
    <>
      {changeText} {countText}
    </>
  );
}
