import { useEffect, useMemo } from 'preact/hooks';
import { toText } from '../../cookie/octets.ts';
import { AnswerModel } from '../../model/answer/answer-model.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { lazy } from '../parts/lazy.tsx';
import './answer.css';

const LazyDialog = lazy(async () => (await import('./answer-dialog.tsx')).AnswerDialog);

/** The first session that a request of the page lacks, before the warnings. A DevTools panel shows every request instead. */
export function Answer() {
  const { app, bridge, host, text } = useView();
  const model = useMemo(() => new AnswerModel({ bridge, host, listing: app.listing }), [app]);
  useEffect(() => () => model[Symbol.dispose](), [model]);
  const [first] = model.unsent.value;
  if (!first) return null;
  const others = model.unsent.value.length + model.more.value - 1;
  const { cookie, request, isDenied } = first;
  return (
    <>
      <button
        type="button"
        class="chip answer"
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
