import { useSignal } from '@preact/signals';
import { COST_KINDS, type LoadCost } from '../../../model/requests/load-tally.ts';
import { LazyBudget } from '../../headline/lazy-budget.ts';
import { useView } from '../../parts/context.ts';
import { LateIcon } from '../../parts/late-icon.tsx';
import { usePanel } from '../log/panel-context.ts';
import { shareName } from '../log/share-name.ts';
import { CostBy } from './cost-by.tsx';
import './cost.css';

/** CSS pixels of height from which the parts are shown unasked: the list needs its place. */
const ROOMY = 520;

/** What the cookies of this page load cost on their way up: the whole, and on demand its parts. */
export function CostSection() {
  const { text } = useView();
  const { requests, network } = usePanel();
  const isOpen = useSignal(globalThis.innerHeight >= ROOMY);
  const cost = requests.cost.value;
  return (
    <section
      class="cost"
      aria-label={text('cost')}
      data-all={cost.all}
      data-octets={cost.octets}
      data-http2={cost.http2}
    >
      <div class="cost-head">
        <button
          type="button"
          class="quiet"
          aria-expanded={isOpen.value}
          aria-label={text('costShow')}
          title={text('costShow')}
          onClick={() => {
            isOpen.value = !isOpen.peek();
          }}
        >
          <LateIcon name="arrow" />
        </button>
        <Whole cost={cost} />
        <span class="budget budget-choice">
          <LazyBudget />
        </span>
      </div>
      {network.load.value === null && <Older />}
      {isOpen.value && cost.octets > 0 && <Parts cost={cost} />}
    </section>
  );
}

function Whole({ cost }: { cost: LoadCost }) {
  const { text } = useView();
  const { narrow } = usePanel().requests;
  const { octets, requests, all, packed, http2 } = cost;
  return (
    <p class="cost-whole">
      <b>{text('octets', { octets })}</b>{' '}
      <button type="button" class="number" onClick={() => narrow('load', '')}>
        {text(requests < all ? 'costInSomeRequests' : 'costInRequests', { count: requests, all })}
      </button>{' '}
      {packed === 0 && <span class="soft">{text('costExact')}</span>}
      {octets > 0 && (
        <span class="estimates">
          <span class="tag">{text('costEstimates')}</span> <span>{text('costHttp2', { octets: http2 })}</span>{' '}
          <span>{text('costHttp3', { octets: http2 })}</span>
        </span>
      )}
    </p>
  );
}

/** The page was there before DevTools was. */
function Older() {
  const { text, host } = useView();
  return (
    <p class="older">
      {text('requestsOlder')}{' '}
      <button type="button" onClick={() => host.network?.reload()}>
        {text('reloadPage')}
      </button>
    </p>
  );
}

function Parts({ cost }: { cost: LoadCost }) {
  const { text } = useView();
  const { assumptions, packed, all, toFiles } = cost;
  const [largest] = cost.shares.cookie;
  return (
    <div class="cost-parts">
      <p class="cost-says">
        {largest &&
          text(largest.requests === 1 ? 'costSaysOnce' : 'costSays', {
            name: shareName(text, 'cookie', largest.key),
            octets: largest.octets,
            count: largest.requests,
          })}{' '}
        {toFiles > 0 && text('costToFiles', { octets: toFiles })}{' '}
        {packed > 0 && <span class="soft">{text('costPacked', { packed, all })}</span>}
      </p>
      <div class="cost-kinds">
        {COST_KINDS.map((kind) => (
          <CostBy key={kind} kind={kind} whole={cost.octets} shares={cost.shares[kind]} />
        ))}
      </div>
      <details class="soft">
        <summary>{text('costAssumptions')}</summary>
        <ul>
          <li>{text('costCounts')}</li>
          {assumptions.map(({ code, data }) => (
            <li key={code}>{text(`assumption_${code}`, data)}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}
