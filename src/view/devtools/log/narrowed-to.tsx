import { useView } from '../../parts/context.ts';
import { Shape } from '../../parts/icon.tsx';
import { CROSS } from './aside-head.tsx';

/** To which rows a figure led, with the way back to all of them. */
export function NarrowedTo({ label, end }: { label: string; end(): void }) {
  const { text } = useView();
  return (
    <button type="button" class="chip narrowed" aria-pressed="true" title={text('showAgainAll')} onClick={end}>
      {label} <Shape name="close" path={CROSS} label={text('showAgainAll')} />
    </button>
  );
}
