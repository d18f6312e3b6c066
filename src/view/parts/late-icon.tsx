import { Shape } from './icon.tsx';

/** Icons that the first paint of the list does not need. */
const PATHS = {
  close: 'M4 4l8 8M12 4l-8 8',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h6.8a3.7 3.7 0 0 1 0 7.4H6',
  redo: 'M10.5 3l3 3-3 3M13.5 6H6.7a3.7 3.7 0 0 0 0 7.4H10',
  history: 'M2.5 4v3h3M2.7 7a5.5 5.5 0 1 1-.2 2.2M8 5v3.2l2.2 1.4',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  source: 'M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13.2 2.8 7.5 8.5',
  back: 'M9.5 3 4.5 8l5 5',
  edit: 'M3 13l.8-3 7-7 2.2 2.2-7 7z',
  duplicate: 'M6 5.5h7.5v8H6zM10.5 3v-.5h-8v8H4',
  revert: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M6 3.5l-3 3 3 3',
  save: 'M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11',
  arrow: 'M6 4l4 4-4 4',
  off: 'M8 1.8v6M4.6 3.6a5.6 5.6 0 1 0 6.8 0',
} as const;

interface Props {
  name: keyof typeof PATHS;
  label?: string | undefined;
}

/** An icon whose code loads after the list, hidden from screen readers unless it has a `label`. */
export function LateIcon({ name, label }: Props) {
  return <Shape name={name} path={PATHS[name]} label={label} />;
}
