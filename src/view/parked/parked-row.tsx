// biome-ignore-all lint/a11y/useSemanticElements: a real table can be neither windowed nor laid out by width.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take the focus, not their cells.
import type { ParkedCookie } from '../../contract/parked.ts';
import { toText } from '../../cookie/octets.ts';
import type { Parked } from '../../model/parked/parked-model.ts';
import { useView } from '../parts/context.ts';
import { LateIcon } from '../parts/late-icon.tsx';
import { Raw } from '../parts/raw.tsx';
import './parked-row.css';

interface Props {
  /** null: the heading of these lines. */
  parked: ParkedCookie | null;
  place: { index: number; top: number; height: number };
  columns: number;
}

/** One cookie that is switched off, or the heading of them. They are below the rows, and count for nothing. */
export function ParkedRow({ parked, place, columns }: Props) {
  return (
    <div
      role="row"
      class={parked ? 'row parked' : 'row group'}
      aria-rowindex={place.index + 2}
      data-parked-name={parked ? toText(parked.cookie.name) : undefined}
      style={{ top: `${place.top}px`, height: `${place.height}px` }}
    >
      <span role="gridcell" aria-colspan={columns + 1}>
        {parked ? <ParkedLine parked={parked} /> : <Heading />}
      </span>
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

function ParkedLine({ parked }: { parked: ParkedCookie }) {
  const { app, text } = useView();
  const { name, value } = parked.cookie;
  const model = app.steps.value?.parked.value;
  const isAgain = model?.parkedList.value.parked.some(({ id, now }) => id === parked.id && now !== null);

  /** Does this, and opens the dialog where a person is to be asked. */
  function act(work: (parked: Parked) => Promise<boolean>): void {
    app.withSteps(({ withParked, dialog }) =>
      withParked(async (loaded) => {
        if (!(await work(loaded))) dialog.value = 'parked';
      }),
    );
  }

  return (
    <span class="parked-line">
      <LateIcon name="off" label={text(isAgain ? 'parkedAgain' : 'parkedMark')} />
      <button
        type="button"
        class="quiet parked-name"
        aria-haspopup="dialog"
        title={text('parkedOpen')}
        onClick={() => act((model) => model.ask(parked))}
      >
        {name === '' ? <i>{text('nameless')}</i> : <Raw octets={name} short />}
      </button>
      <span class="parked-value">
        <Raw octets={value} short />
      </span>
      {isAgain && <span class="tag">{text('parkedAgainTag')}</span>}
      <button type="button" class="switch-on" onClick={() => act((model) => model.unpark(parked))}>
        {text('unparkCookie')}
      </button>
    </span>
  );
}
