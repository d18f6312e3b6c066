import { useView } from '../../parts/context.ts';
import { LateIcon } from '../../parts/late-icon.tsx';

/** To which rows a figure led, with the way back to all of them. */
export function NarrowedTo({ label, end }: { label: string; end(): void }) {
  const { text } = useView();
  return (
    <button type="button" class="chip narrowed" aria-pressed="true" title={text('showAgainAll')} onClick={end}>
      {label} <LateIcon name="close" label={text('showAgainAll')} />
    </button>
  );
}
