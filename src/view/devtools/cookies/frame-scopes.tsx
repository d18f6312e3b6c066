import type { FrameScope, FrameSide } from '../../../model/table/frames-model.ts';
import { useView } from '../../parts/context.ts';
import { usePanel } from '../log/panel-context.ts';

const SIDES: readonly FrameSide[] = ['sent', 'notSent'];

/** The page's frames, each with the number of cookies its request sends. Draws nothing where there is no frame. */
export function FrameScopes() {
  const { text } = useView();
  const { frames } = usePanel();
  const scopes = frames.scopes.value;
  const chosen = frames.chosen.value;
  if (scopes.length === 0) return null;
  return (
    <div class="frames">
      <label>
        {text('frame')}{' '}
        <select
          value={chosen?.frame.url ?? ''}
          onChange={({ currentTarget: { value } }) => frames.choose(value === '' ? null : value)}
        >
          <option value="">{text('frameNone', { count: scopes.length })}</option>
          {scopes.map(({ frame, retrieval }) => (
            <option key={frame.url} value={frame.url}>
              {text('frameOption', {
                frame: nameOf(frame.url),
                cookies: text('countCookies', { count: retrieval.sent.length }),
              })}
            </option>
          ))}
        </select>
      </label>
      {chosen && <Sides scope={chosen} />}
    </div>
  );
}

/** How many cookies the frame's request sends and does not send. A click on a number lists those cookies. */
function Sides({ scope: { frame, retrieval } }: { scope: FrameScope }) {
  const { text } = useView();
  const { frames } = usePanel();
  const count: Record<FrameSide, number> = { sent: retrieval.sent.length, notSent: retrieval.notSent.length };
  return (
    <>
      {SIDES.map((side) => (
        <button
          type="button"
          class="chip"
          key={side}
          aria-pressed={frames.side.value === side}
          onClick={() => {
            frames.side.value = side;
          }}
        >
          {text(`frame_${side}`)} <b class="chip-count">{text('number', { number: count[side] })}</b>
        </button>
      ))}
      <span class="soft" title={frame.url}>
        {text('frameOctets', { octets: retrieval.bytes })}
      </span>
    </>
  );
}

function nameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}
