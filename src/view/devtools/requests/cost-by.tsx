import { useSignal } from '@preact/signals';
import { toText } from '../../../cookie/octets.ts';
import type { CostKind, CostShare } from '../../../model/requests/load-tally.ts';
import { useView } from '../../parts/context.ts';
import { usePanel } from '../log/panel-context.ts';
import { percent } from '../log/percent.ts';
import { shareName } from '../log/share-name.ts';

/** How many shares have a colour of their own. */
const COLOUR_COUNT = 6;
/** How many shares are shown before a person asks for more. */
const FIRST_COUNT = 5;
/** How many shares are shown at most: more are not worth reading on any page. */
const MAX_COUNT = 200;

interface Props {
  kind: CostKind;
  /** Octets of all shares together. */
  total: number;
  shares: readonly CostShare[];
}

/** The cost by cookie, host or type: as a bar, and as a table whose numbers link to the requests they count. */
export function CostBy({ kind, total, shares }: Props) {
  const { text } = useView();
  const isExpanded = useSignal(false);
  const { narrow } = usePanel().requests;
  const shown = shares.slice(0, isExpanded.value ? MAX_COUNT : FIRST_COUNT);
  const hiddenCount = Math.min(shares.length, MAX_COUNT) - FIRST_COUNT;
  return (
    <div class="cost-by" data-kind={kind}>
      <Bar kind={kind} total={total} shares={shares} />
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
              <tr key={key} data-key={kind === 'cookie' ? toText(key) : key} data-octets={octets}>
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
      {hiddenCount > 0 && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            isExpanded.value = !isExpanded.peek();
          }}
        >
          {isExpanded.value ? text('costLess') : text('costMore', { count: hiddenCount })}
        </button>
      )}
    </div>
  );
}

/** One segment for each share, the largest first. */
function Bar({ kind, total, shares }: Props) {
  const { text } = useView();
  const large = shares.slice(0, COLOUR_COUNT);
  let start = 0;
  const slices = large.map(({ key, octets }, index) => {
    const width = (octets / total) * 100;
    const slice = { x: start, width, colour: colour(index), name: shareName(text, kind, key), part: octets / total };
    start += width;
    return slice;
  });
  const labels = slices.map(({ name, part }) => text('costSlice', { name, percent: percent(part) }));
  if (shares.length > COLOUR_COUNT) labels.push(text('costRest', { percent: percent(1 - start / 100) }));
  const label = `${text(`costBy_${kind}`)}: ${labels.join(', ')}`;
  return (
    <svg class="cost-bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={label}>
      <title>{label}</title>
      <rect width="100" height="8" fill={colour(COLOUR_COUNT)} />
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
  return index < COLOUR_COUNT ? `var(--segment-${index + 1})` : 'var(--segment-rest)';
}
