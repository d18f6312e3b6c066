import type { NetworkRequest } from '../../../model/network/network-request.ts';
import type { PanelState } from '../../../model/panel-model.ts';
import { useView } from '../../parts/context.ts';
import { EmptyLog } from '../log/empty-log.tsx';
import { Log } from '../log/log.tsx';
import { usePanel } from '../log/panel-context.ts';
import { CostSection } from './cost-section.tsx';
import { RequestBar } from './request-bar.tsx';
import { RequestCell } from './request-cell.tsx';
import { RequestDetails } from './request-details.tsx';
import './requests.css';

const COLUMNS = ['method', 'url', 'type', 'protocol', 'status', 'octets', 'share', 'cookies'] as const;

/** Every recorded request, the cookies that each sent, and how many bytes all of them sent as cookies. */
export function RequestsTab() {
  const { text } = useView();
  const { network, requests } = usePanel();
  const { shown, selectedId, selected, select } = requests;
  const id = selectedId.value;
  if (network.requests.value.length === 0) return <EmptyLog text={text('requests_none')} />;
  return (
    <>
      <CostSection />
      <RequestBar />
      <div class="split">
        {shown.value.length === 0 ? (
          <p class="nothing">{text('requests_noMatch')}</p>
        ) : (
          <Log
            name="requests"
            label={text('requests')}
            columns={COLUMNS.map((name) => ({ name, heading: <Heading name={name} /> }))}
            items={shown.value}
            keyOf={keyOf}
            selectedKey={id === null ? null : `${id}`}
            select={(key) => select(Number(key))}
            cell={(request, column) => <RequestCell request={request} column={column} />}
            data={(request) => dataOf(request, requests)}
          />
        )}
        {selected.value && <RequestDetails request={selected.value} key={selected.value.id} />}
      </div>
    </>
  );
}

function keyOf({ id }: NetworkRequest): string {
  return `${id}`;
}

function dataOf(request: NetworkRequest, { levelOf, rejectionOf }: PanelState['requests']) {
  return {
    'data-request': request.url,
    'data-source': request.source,
    'data-octets': request.cookieHeader?.length ?? 0,
    'data-level': levelOf(request) ?? undefined,
    'data-too-large': rejectionOf(request) !== null || undefined,
  };
}

function Heading({ name }: { name: (typeof COLUMNS)[number] }) {
  const { text } = useView();
  const { isByOctets } = usePanel().requests;
  if (name === 'share') return <span title={text('requestColumn_share_why')}>{text('requestColumn_share')}</span>;
  if (name !== 'octets') {
    const heading = text(`requestColumn_${name}`);
    return <span title={heading}>{heading}</span>;
  }
  return (
    <button
      type="button"
      class="sort"
      aria-pressed={isByOctets.value}
      title={text('requestColumn_octets_sort')}
      onClick={() => {
        isByOctets.value = !isByOctets.peek();
      }}
    >
      {text('requestColumn_octets')} {isByOctets.value && '↓'}
    </button>
  );
}
