import { useView } from '../parts/context.ts';

/** The modifier key of commands, which differs on a Mac. */
const COMMAND = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';

/** The most important keys come first: the last ones are hidden where there is no room. */
const READING_KEYS = [
  ['/', 'Search'],
  ['↵', 'Open'],
  ['Del', 'Delete'],
  ['e', 'Edit'],
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
