// biome-ignore-all lint/a11y/useSemanticElements: a real table can be neither windowed nor laid out by width.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take the focus, not their cells.
import type { ComponentChildren } from 'preact';
import type { ParkedCookie } from '../../contract/parked.ts';
import { useView } from '../parts/context.ts';
import { ParkedLine } from './parked-line.tsx';
import './parked-row.css';

interface Props {
  /** null: the heading of these lines. */
  parked: ParkedCookie | null;
  place: { index: number; top: number; height: number };
  columns: number;
}

/** One cookie that is switched off, or the heading of them. They are below the rows, and count for nothing. */
export function ParkedRow({ parked, place, columns }: Props) {
  const layout = {
    'aria-rowindex': place.index + 2,
    style: { top: `${place.top}px`, height: `${place.height}px` },
  };
  const cell = (content: ComponentChildren) => (
    <span role="gridcell" aria-colspan={columns + 1}>
      {content}
    </span>
  );
  if (parked) return <ParkedLine parked={parked} layout={layout} cell={cell} />;
  return (
    <div role="row" class="row group" {...layout}>
      {cell(<Heading />)}
    </div>
  );
}

function Heading() {
  const { app, text } = useView();
  const { parked = [], unreadable = 0 } = app.steps.value?.parked.value?.parkedList.value ?? {};
  const isSearching = parked.some(({ bySearch }) => bySearch);
  return (
    <span class="parked-line">
      <span class="parked-value">
        <b>{text('parkedCount', { count: parked.length })}</b>{' '}
        {text(isSearching ? 'bisectUnfinished' : 'parkedCount_why')}{' '}
        {unreadable > 0 && text('parkedUnreadable', { count: unreadable })}
      </span>
      {isSearching && (
        <>
          <button
            type="button"
            class="switch-on"
            aria-haspopup="dialog"
            onClick={() => app.withSteps(({ dialog }) => (dialog.value = 'bisect'))}
          >
            {text('bisectContinue')}
          </button>
          <button
            type="button"
            class="switch-on"
            onClick={() => app.withSteps(({ withParked }) => withParked((loaded) => loaded.endSearch()))}
          >
            {text('bisectAllOn')}
          </button>
        </>
      )}
    </span>
  );
}
