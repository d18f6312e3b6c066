const PATHS = {
  warn: 'M8 1.8 15 14H1zM8 6v4M8 11.6v.9',
  bad: 'M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM8 4.5v4.7M8 10.8v.9',
  note: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8 7v4.5M8 4.3v1',
  notSent: 'M2 8h7M6 4.5 9.5 8 6 11.5M13 2.5v11',
  add: 'M8 3v10M3 8h10',
  remove: 'M3 4.5h10M6.3 4.5v-2h3.4v2M4.3 4.5l.7 9h6l.7-9',
} as const;
type IconName = keyof typeof PATHS;

interface Props {
  name: IconName;
  label?: string | undefined;
}

/** An icon, hidden from screen readers unless it has a `label`. */
export function Icon({ name, label }: Props) {
  return <Shape name={name} path={PATHS[name]} label={label} />;
}

interface ShapeProps {
  name: string;
  path: string;
  label?: string | undefined;
}

/** Draws an icon in a square of 16 by 16 units. */
export function Shape({ name, path, label }: ShapeProps) {
  return (
    <svg
      class="icon"
      data-icon={name}
      viewBox="0 0 16 16"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {label && <title>{label}</title>}
      <path d={path} />
    </svg>
  );
}
