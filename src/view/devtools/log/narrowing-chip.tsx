import { useView } from '../../parts/context.ts';
import { LateIcon } from '../../parts/late-icon.tsx';

/** Says to which rows the log is narrowed; a click shows all rows again. */
export function NarrowingChip({ label, end }: { label: string; end(): void }) {
  const { text } = useView();
  return (
    <button type="button" class="chip narrowed" aria-pressed="true" title={text('showAgainAll')} onClick={end}>
      {label} <LateIcon name="close" label={text('showAgainAll')} />
    </button>
  );
}
