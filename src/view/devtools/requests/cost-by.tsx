import { useSignal } from '@preact/signals';
import type { CostKind, CostShare } from '../../../model/requests/load-tally.ts';
import { useView } from '../../parts/context.ts';
import { usePanel } from '../log/panel-context.ts';
import { percent } from '../log/percent.ts';
import { shareName } from '../log/share-name.ts';

/** Shares that have a colour of their own. */
const COLOURED = 6;
/** Shares that are shown unasked. */
const FIRST = 5;
/** No page has more worth reading. */
const MOST = 200;

interface Props {
  kind: CostKind;
  /** Octets that all shares add up to. */
  whole: number;
  shares: readonly CostShare[];
}

/** The cost told apart in one way: as a bar, and as a table whose figures lead to the requests behind them. */
export function CostBy({ kind, whole, shares }: Props) {
  const { text } = useView();
  const isWhole = useSignal(false);
  const { narrow } = usePanel().requests;
  const shown = shares.slice(0, isWhole.value ? MOST : FIRST);
  const more = Math.min(shares.length, MOST) - FIRST;
  return (
    <div class="cost-by" data-kind={kind}>
      <Bar kind={kind} whole={whole} shares={shares} />
      <table>
        <thead>
          <tr>
            <th scope="col">{text(`costBy_${kind}`)}</th>
            <th scope="col">{text('costColumn_octets')}</th>
            <th scope="col">{text('costColumn_http2')}</th>
            <th scope="col">{text('costColumn_requests')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, octets, http2, requests }, index) => {
            const name = shareName(text, kind, key);
            return (
              <tr key={key} data-key={key} data-octets={octets}>
                <th scope="row">
                  <i class="swatch" style={{ '--colour': colour(index) }} />
                  <bdi title={name}>{name}</bdi>
                </th>
                <td>{text('octets', { octets })}</td>
                <td class="soft">{text('octets', { octets: http2 })}</td>
                <td>
                  <button
                    type="button"
                    class="number"
                    title={text('costShowRequests', { name })}
                    onClick={() => narrow(kind, key)}
                  >
                    {text('number', { number: requests })}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {more > 0 && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            isWhole.value = !isWhole.peek();
          }}
        >
          {isWhole.value ? text('costLess') : text('costMore', { count: more })}
        </button>
      )}
    </div>
  );
}

/** One part for each share, the largest first. */
function Bar({ kind, whole, shares }: Props) {
  const { text } = useView();
  const large = shares.slice(0, COLOURED);
  let start = 0;
  const slices = large.map(({ key, octets }, index) => {
    const width = (octets / whole) * 100;
    const slice = { x: start, width, colour: colour(index), name: shareName(text, kind, key), part: octets / whole };
    start += width;
    return slice;
  });
  const said = slices.map(({ name, part }) => text('costSlice', { name, percent: percent(part) }));
  if (shares.length > COLOURED) said.push(text('costRest', { percent: percent(1 - start / 100) }));
  const label = `${text(`costBy_${kind}`)}: ${said.join(', ')}`;
  return (
    <svg class="cost-bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={label}>
      <title>{label}</title>
      <rect width="100" height="8" fill={colour(COLOURED)} />
      {slices.map(({ x, width, colour: fill }, index) => (
        <rect
          key={index}
          x={x}
          width={Math.max(width - (index < slices.length - 1 ? 0.3 : 0), 0)}
          height="8"
          fill={fill}
        />
      ))}
    </svg>
  );
}

function colour(index: number): string {
  return index < COLOURED ? `var(--segment-${index + 1})` : 'var(--segment-rest)';
}
