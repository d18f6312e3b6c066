import { useView } from '../parts/context.ts';

/** The search, in the line of the page. */
export function Search() {
  const { app, text } = useView();
  const { query } = app.list;
  return (
    <input
      type="search"
      aria-label={text('search')}
      placeholder={text('search')}
      spellcheck={false}
      autocomplete="off"
      value={query.value}
      onInput={({ currentTarget }) => {
        query.value = currentTarget.value;
      }}
      onKeyDown={(event) => {
        if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
        const first = app.list.order.peek()[0];
        if (first) app.list.reveal(first);
        event.preventDefault();
      }}
    />
  );
}
