import { Shape } from './icon.tsx';

const PATHS = {
  close: 'M4 4l8 8M12 4l-8 8',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h6.8a3.7 3.7 0 0 1 0 7.4H6',
  redo: 'M10.5 3l3 3-3 3M13.5 6H6.7a3.7 3.7 0 0 0 0 7.4H10',
  history: 'M2.5 4v3h3M2.7 7a5.5 5.5 0 1 1-.2 2.2M8 5v3.2l2.2 1.4',
} as const;

export function StepIcon({ name }: { name: keyof typeof PATHS }) {
  return <Shape name={name} path={PATHS[name]} />;
}
