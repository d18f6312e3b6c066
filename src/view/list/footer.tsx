import type { App } from '../../model/app/app-model.ts';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { LazySteps } from '../steps/lazy-steps.ts';

export function Footer() {
  const { app, text } = useView();
  const shown = app.list.shown.value.length;
  const { picked, pickedShown } = app.selection;
  const isPicking = picked.value.size > 0 && app.selection.all.value.length > 0;
  const count = isPicking ? pickedShown.value.length : shown;
  return (
    <footer class="foot">
      <button type="button" class="primary" onClick={app.add}>
        <Icon name="add" />
        {text('addCookie')}
      </button>
      <button
        type="button"
        class={isPicking ? 'delete danger' : 'delete'}
        disabled={!count}
        onPointerOver={LazySteps.fetch}
        onFocus={LazySteps.fetch}
        onClick={app.askToDelete}
      >
        <Icon name="remove" />
        {text(isPicking ? 'deleteSelected' : 'deleteShown', { number: count })}
      </button>
      {isPicking && <LazySteps part="picked" />}
      <span class="count">{countText(app, text)}</span>
      <span class="keys" aria-hidden="true">
        {app.steps.value && <LazySteps part="keys" />}
      </span>
    </footer>
  );
}

function countText({ list, selection }: App, text: ReturnType<typeof useView>['text']): string {
  const count = selection.all.value.length;
  if (count === 0) return text('countShown', { count: list.rows.value.length, shown: list.shown.value.length });
  const hidden = count - selection.pickedShown.value.length;
  return text(hidden > 0 ? 'countSelectedHidden' : 'countSelected', { number: count, hidden });
}
