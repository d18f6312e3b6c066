import { useSignal } from '@preact/signals';
import { COST_KINDS, type LoadCost } from '../../../model/requests/load-tally.ts';
import { LazyBudget } from '../../headline/lazy-budget.ts';
import { useView } from '../../parts/context.ts';
import { LateIcon } from '../../parts/late-icon.tsx';
import { usePanel } from '../log/panel-context.ts';
import { shareName } from '../log/share-name.ts';
import { CostBy } from './cost-by.tsx';
import './cost.css';

/** Height in CSS pixels from which the parts are shown at first: below it they would leave the list no room. */
const TALL_PANEL = 520;

/** How many bytes the requests of this page load send as cookies: the total, and on demand its parts. */
export function CostSection() {
  const { text } = useView();
  const { requests, network } = usePanel();
  const isOpen = useSignal(globalThis.innerHeight >= TALL_PANEL);
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
        <CostTotal cost={cost} />
        <span class="budget budget-choice">
          <LazyBudget />
        </span>
      </div>
      {network.load.value === null && <MissingRequests />}
      {isOpen.value && cost.octets > 0 && <CostParts cost={cost} />}
    </section>
  );
}

function CostTotal({ cost }: { cost: LoadCost }) {
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

/** Says that requests from before DevTools was opened are missing. */
function MissingRequests() {
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

function CostParts({ cost }: { cost: LoadCost }) {
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
          <CostBy key={kind} kind={kind} total={cost.octets} shares={cost.shares[kind]} />
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
