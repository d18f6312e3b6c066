import { useContext } from 'preact/hooks';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { NetworkRequest } from '../../model/network/network-request.ts';
import type { ComparisonRecord } from '../../model/snapshots/comparison-record.ts';
import { messageKey } from '../../model/text/message.ts';
import { visibleText } from '../../model/text/visible-text.ts';
import type { TimelineChange } from '../../model/timeline/fold.ts';
import { Clock } from '../devtools/log/clock.tsx';
import { PanelContext } from '../devtools/log/panel-context.ts';
import { useView } from '../parts/context.ts';

/** How many changes of one cookie, the last ones, and how many requests that sent it, the first ones, are shown. */
const MAX_CHANGES = 3;
const MAX_REQUESTS = 5;

interface Props {
  cookie: Cookie;
  record: ComparisonRecord;
  /** The cookie or its value is new: then the requests that sent it matter. */
  isNew: boolean;
}

/** What is recorded of one cookie that differs between two moments: who changed it and when, and which requests sent it. */
export function ComparedFacts({ cookie, record: { changes, log }, isNew }: Props) {
  const { text } = useView();
  const key = cookieKey(cookie);
  const all = changes.get(key) ?? [];
  const shown = all.slice(-MAX_CHANGES);
  return (
    <>
      {all.length > shown.length && (
        <div class="snapshot-field soft">{text('andMore', { count: all.length - shown.length })}</div>
      )}
      {shown.map((change) => (
        <Change key={change.entry.key} change={change} />
      ))}
      {isNew && log && <SentBy requests={log.sent.get(key) ?? []} />}
    </>
  );
}

function Change({ change: { entry, author } }: { change: TimelineChange }) {
  const { text } = useView();
  return (
    <div class="snapshot-field soft" data-compared-by={author.who}>
      <Clock at={entry.at} /> {text(`timelineKind_${entry.kind}`, { count: 1 })} ·{' '}
      {text(messageKey('timelineWho', author.who))} {author.request && <Request request={author.request} />}
    </div>
  );
}

function SentBy({ requests }: { requests: readonly NetworkRequest[] }) {
  const { text } = useView();
  const { length: count } = requests;
  if (count === 0) return <div class="snapshot-field soft">{text('comparisonNotSent')}</div>;
  return (
    <div class="snapshot-field" data-sent-by={count}>
      {text('comparisonSent', { count })}{' '}
      {requests.slice(0, MAX_REQUESTS).map((request, index) => (
        <span key={request.id}>
          {index > 0 && ', '}
          <Request request={request} />
        </span>
      ))}
      {count > MAX_REQUESTS && ` ${text('andMore', { count: count - MAX_REQUESTS })}`}
    </div>
  );
}

/** A request, as a link to it while it is in the log. */
function Request({ request }: { request: NetworkRequest }) {
  const { app, text } = useView();
  const panel = useContext(PanelContext);
  const shown = (
    <bdi class="raw">
      {visibleText(request.method)} {visibleText(request.url)}
    </bdi>
  );
  if (!panel?.network.requests.value.includes(request)) return shown;
  const show = () => {
    if (app.steps.value) app.steps.value.dialog.value = null;
    panel.showRequest(request.id);
  };
  return (
    <button type="button" class="number" title={text('showRequest')} onClick={show}>
      {shown}
    </button>
  );
}
