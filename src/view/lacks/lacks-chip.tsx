import { useEffect, useMemo } from 'preact/hooks';
import { LacksModel } from '../../model/lacks/lacks-model.ts';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { lazy } from '../parts/lazy.tsx';
import { lackTitle } from './lack-title.ts';
import './lacks-chip.css';

const LazyDialog = lazy(async () => (await import('./lacks-dialog.tsx')).LacksDialog);

/**
 * The first cookie that the page lacks, before the warnings, and the dialog about all of them. A DevTools panel shows every
 * request and every Set-Cookie line instead.
 */
export function LacksChip() {
  const { app, bridge, host, text } = useView();
  const model = useMemo(() => new LacksModel({ bridge, host, listing: app.listing, rejected: app.rejected }), [app]);
  useEffect(() => () => model[Symbol.dispose](), [model]);
  const rejected = app.rejected.value;
  const first = model.first.value;
  const others = model.others.value;
  const isBad = first?.kind === 'rejected' || first?.unsent.isDenied;
  return (
    <>
      {first && rejected && (
        <button
          type="button"
          class="chip lack"
          data-severity={isBad ? 'bad' : undefined}
          aria-haspopup="dialog"
          onPointerOver={LazyDialog.fetch}
          onFocus={LazyDialog.fetch}
          onClick={() => {
            rejected.isOpen.value = true;
          }}
        >
          <Icon name={isBad ? 'bad' : 'notSent'} />
          {lackTitle(first, text)}
          {others > 0 && ` ${text('lacks_more', { count: others })}`}
        </button>
      )}
      {rejected?.isOpen.value && <LazyDialog {...{ model, rejected }} />}
    </>
  );
}
