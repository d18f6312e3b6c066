import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { toText } from '../../cookie/octets.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';

/** How long the text must stay as it is before it is announced, in milliseconds: a screen reader reads each text to its end. */
const QUIET = 300;

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
  const current = `${changeText} ${countText}`.trim();
  // What the view opens with is no change, and the first screen is finished with it.
  const said = useSignal(current);
  useEffect(() => {
    const timer = setTimeout(() => {
      said.value = current;
    }, QUIET);
    return () => clearTimeout(timer);
  }, [said, current]);
  return <>{current && said.value}</>;
}
