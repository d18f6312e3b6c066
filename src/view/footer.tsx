import { useView } from './context.ts';
import { Icon } from './icon.tsx';

export function Footer() {
  const { app, text } = useView();
  const shown = app.list.shown.value.length;
  const all = app.list.rows.value.length;
  return (
    <footer class="foot">
      <button type="button" class="primary" onClick={app.add}>
        <Icon name="add" />
        {text('addCookie')}
      </button>
      <span class="count">{text('countShown', { count: all, shown })}</span>
      <span class="keys" aria-hidden="true">
        <kbd>/</kbd> {text('keySearch')} <kbd>↵</kbd> {text('keyOpen')} <kbd>e</kbd> {text('keyEdit')} <kbd>Del</kbd>{' '}
        {text('keyDelete')}
      </span>
    </footer>
  );
}
