import { useEffect } from 'preact/hooks';
import { toText } from '../../cookie/octets.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';

/** How long a copied value is reported in place of the keys, in milliseconds. */
const REPORT_MS = 2_000;

/** The modifier key of commands, which differs on a Mac. */
const COMMAND = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';

/** The most important keys come first: the last ones are hidden where there is no room. */
const READING_KEYS = [
  ['/', 'Search'],
  ['↵', 'Open'],
  ['Del', 'Delete'],
  ['e', 'Edit'],
  ['c', 'Copy'],
  ['Space', 'Select'],
  [`${COMMAND} Z`, 'Undo'],
] as const;
const PICKING_KEYS = [
  ['Esc', 'Clear'],
  ['Del', 'Delete'],
  ['⇧ ↓', 'Extend'],
  [`${COMMAND} A`, 'All'],
] as const;

/** The keys for the most likely next actions. */
export function KeyHints() {
  const { app, text } = useView();
  const { value: announcement } = app.announcement;
  const isCopied = announcement?.key === 'saidCopied';
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => {
      app.announcement.value = null;
    }, REPORT_MS);
    return () => clearTimeout(timer);
  }, [app, isCopied, announcement]);
  if (isCopied) return <b>{text('saidCopied', { name: shownText(toText(announcement.name)) })}</b>;
  const isPicking = app.selection.all.value.length > 0;
  return (
    <>
      {(isPicking ? PICKING_KEYS : READING_KEYS).map(([key, action]) => (
        <span key={key}>
          <kbd>{key}</kbd> {text(`key${action}`)}
        </span>
      ))}
    </>
  );
}
