import { useEffect, useMemo } from 'preact/hooks';
import { toText } from '../../cookie/octets.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { UnsentModel } from '../../model/unsent/unsent-model.ts';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { lazy } from '../parts/lazy.tsx';
import './unsent-chip.css';

const LazyDialog = lazy(async () => (await import('./unsent-dialog.tsx')).UnsentDialog);

/** The first session that a request of the page lacks, before the warnings. A DevTools panel shows every request instead. */
export function UnsentChip() {
  const { app, bridge, host, text } = useView();
  const model = useMemo(() => new UnsentModel({ bridge, host, listing: app.listing }), [app]);
  useEffect(() => () => model[Symbol.dispose](), [model]);
  const [first] = model.unsent.value;
  if (!first) return null;
  const others = model.unsent.value.length + model.more.value - 1;
  const { cookie, request, isDenied } = first;
  return (
    <>
      <button
        type="button"
        class="chip unsent"
        data-severity={isDenied ? 'bad' : undefined}
        aria-haspopup="dialog"
        onPointerOver={LazyDialog.fetch}
        onFocus={LazyDialog.fetch}
        onClick={() => {
          model.isOpen.value = true;
        }}
      >
        <Icon name={isDenied ? 'bad' : 'notSent'} />
        {text('unsent_title', { name: shownText(toText(cookie.name)), host: new URL(request.url).host })}
        {others > 0 && ` ${text('unsent_more', { count: others })}`}
      </button>
      {model.isOpen.value && <LazyDialog model={model} />}
    </>
  );
}
