import type { NetworkRequest } from '../../../model/network/network-request.ts';
import type { PanelState } from '../../../model/panel-model.ts';
import type { RequestColumn } from '../../../model/requests/request-columns.ts';
import { messageKey } from '../../../model/text/message.ts';
import { useView } from '../../parts/context.ts';
import { EmptyLog } from '../log/empty-log.tsx';
import { Log } from '../log/log.tsx';
import { usePanel } from '../log/panel-context.ts';
import { Divider } from '../resize/divider.tsx';
import { CostSection } from './cost-section.tsx';
import { RequestBar } from './request-bar.tsx';
import { RequestCell } from './request-cell.tsx';
import { RequestDetails } from './request-details.tsx';
import './requests.css';

/** Every recorded request, the cookies that each sent, and how many bytes all of them sent as cookies. */
export function RequestsTab() {
  const { text } = useView();
  const { network, requests, detailsSize } = usePanel();
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
            table={requests.table}
            heading={(column) => ({
              label: text(messageKey('requestColumn', column as RequestColumn)),
              ...(column === 'share' && { title: text('requestColumn_share_why') }),
            })}
            items={shown.value}
            keyOf={keyOf}
            selectedKey={id === null ? null : `${id}`}
            select={(key) => select(Number(key))}
            cell={(request, column) => <RequestCell request={request} column={column} />}
            data={(request) => dataOf(request, requests)}
          />
        )}
        {selected.value && (
          <>
            <Divider sizes={detailsSize} />
            <RequestDetails request={selected.value} key={selected.value.id} />
          </>
        )}
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
