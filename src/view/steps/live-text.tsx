import { toText } from '../../cookie/octets.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';

/** Announces changes of the list to screen readers. */
export function LiveText() {
  const { app, text } = useView();
  const announcement = app.announcement.value;
  const shown = app.list.shown.value.length;
  const all = app.list.rows.value.length;
  // A value that was not copied is announced where a person sees it.
  const isSaid = announcement !== null && announcement.key !== 'saidNotCopied';
  const changeText = isSaid ? text(announcement.key, { name: shownText(toText(announcement.name)) }) : '';
  const countText = app.listing.value ? text('countShown', { count: all, shown }) : '';
  return (
    <>
      {changeText} {countText}
    </>
  );
}
