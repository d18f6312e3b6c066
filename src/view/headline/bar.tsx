import { toText } from '../../cookie/octets.ts';
import { rowOf } from '../../model/jar/row.ts';
import { listOctets, visibleText } from '../../model/text/visible-text.ts';
import { useView } from '../parts/context.ts';
import './bar.css';

/** Cookies beyond this number share one segment. A browser stores 180 cookies of a site. */
const MAX_SEGMENTS = 190;

/** The header as a bar: one segment for each cookie, in the order sent, against the budget. */
export function Bar() {
  const { app, text } = useView();
  const { sent, bytes } = app.payload.retrieval.value;
  const budget = app.payload.budget.value;
  const scale = Math.max(bytes, budget);
  const rows = sent.slice(0, MAX_SEGMENTS).map(rowOf);
  const active = app.list.activeKey.value;
  const tabStop = rows.some(({ key }) => key === active) ? active : rows[0]?.key;
  const rest = bytes - rows.reduce((sum, { sizes }) => sum + sizes.inHeader + 2, -2);

  function move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const segment = event.target;
    if (step === undefined || !(segment instanceof HTMLElement)) return;
    const next = step > 0 ? segment.nextElementSibling : segment.previousElementSibling;
    if (next instanceof HTMLButtonElement) next.focus();
    event.preventDefault();
  }

  return (
    <>
      <div class="segments" role="toolbar" aria-label={text('barLabel')} onKeyDown={move}>
        {rows.map(({ key, cookie, sizes }) => {
          const label = text('barSegment', {
            name: visibleText(toText(listOctets(cookie.name))) || text('nameless'),
            octets: sizes.inHeader,
          });
          return (
            <button
              type="button"
              key={key}
              class="segment"
              style={{ flexGrow: sizes.inHeader, '--colour': app.payload.colours.value.get(key) }}
              tabIndex={key === tabStop ? 0 : -1}
              data-active={key === active || undefined}
              // Also its name for screen readers.
              title={label}
              onClick={() => {
                app.close();
                app.list.reveal(key);
              }}
            />
          );
        })}
        {sent.length > rows.length && <span class="segment" style={{ flexGrow: rest }} />}
        <span class="free" style={{ flexGrow: scale - bytes }} />
      </div>
      <span
        class="limit"
        data-over={bytes > budget || undefined}
        style={{ insetInlineStart: `${(budget / scale) * 100}%` }}
        title={text('barLimit', { octets: budget })}
      />
    </>
  );
}
