import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import './rejected-chip.css';

/**
 * How many cookies the browser rejected, at the end of the line of warnings; it opens the dialog that lists them. A DevTools
 * panel lists them instead. It is drawn together with the mark of the connection, as both wait for the background.
 */
export function RejectedChip() {
  const { app, host, text } = useView();
  const model = app.rejected.value;
  const rejected = model?.rejected.value;
  if (!model || !rejected || host.surface === 'panel' || app.feed.connection.value === 'connecting') return null;
  const count = model.count.value;
  const label = !rejected.isOn
    ? text('rejectedOff')
    : rejected.isWaiting
      ? text('rejectedOn')
      : count === 0
        ? text('rejectedNone')
        : text('rejectedCount', { count });
  return (
    <button
      type="button"
      class="chip rejected"
      data-severity={count > 0 ? 'bad' : undefined}
      data-count={rejected.isOn && !rejected.isWaiting ? count : undefined}
      aria-haspopup="dialog"
      title={label}
      data-brief={count > 0 ? count : '…'}
      onClick={() => {
        model.isOpen.value = true;
      }}
    >
      {count > 0 && <Icon name="bad" />}
      <span class="whole">{label}</span>
    </button>
  );
}
