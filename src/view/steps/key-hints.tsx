import { useView } from '../parts/context.ts';

/** The key that commands: another on a Mac. */
const COMMAND = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';

/** The first ones matter most: where there is no room the last are left out. */
const READING = [
  ['/', 'Search'],
  ['↵', 'Open'],
  ['Del', 'Delete'],
  ['e', 'Edit'],
  ['Space', 'Select'],
  [`${COMMAND} Z`, 'Undo'],
] as const;
const PICKING = [
  ['Esc', 'Clear'],
  ['Del', 'Delete'],
  ['⇧ ↓', 'Extend'],
  [`${COMMAND} A`, 'All'],
] as const;

/** The keys that do what a person is most likely to want next. */
export function KeyHints() {
  const { app, text } = useView();
  const isPicking = app.selection.all.value.length > 0;
  return (
    <>
      {(isPicking ? PICKING : READING).map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd> {text(`key${does}`)}
        </span>
      ))}
    </>
  );
}
