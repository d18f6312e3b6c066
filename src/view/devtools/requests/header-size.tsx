import type { NetworkRequest } from '../../../model/network/network-request.ts';
import { cookieShare } from '../../../model/requests/cookie-share.ts';
import type { FieldCount } from '../../../model/requests/field-count.ts';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';
import { SourceLink } from '../../parts/source-link.tsx';
import { usePanel } from '../log/panel-context.ts';
import { percent } from '../log/percent.ts';
import { HeaderLevel } from '../what-if/header-level.tsx';

const RFC_COOKIE_FIELDS = 'https://www.rfc-editor.org/rfc/rfc9113#section-8.2.3';
const RFC_431 = 'https://www.rfc-editor.org/rfc/rfc6585#section-5';

/** Warns of a Cookie header near or over the budget, and explains a request that failed because it was too large. */
export function HeaderSize({ request }: { request: NetworkRequest }) {
  const { text } = useView();
  const octets = request.cookieHeader?.length ?? 0;
  const { rejectionOf, budgetFor, fieldCountOf } = usePanel().requests;
  const rejection = rejectionOf(request);
  const count = fieldCountOf(request);
  const { status } = request;
  const share = percent(cookieShare(request));
  return (
    <>
      {rejection && (
        <div class="finding" data-severity="bad" data-code="too-large">
          <strong>
            <Icon name="bad" /> {rejection.isClosed ? text('tooLargeClosed_title') : text('tooLarge_title', { status })}
          </strong>
          <p>
            {rejection.isClosed
              ? text('tooLargeClosed_why', { octets, share })
              : text('tooLarge_why', { status, octets, share })}{' '}
            {rejection.servers.length > 0 &&
              text('tooLarge_servers', {
                servers: rejection.servers.map((key) => text(`budget_${key}`)).join(', '),
              })}{' '}
            {text('tooLarge_do')} {status === 431 && <SourceLink href={RFC_431} />}
          </p>
        </div>
      )}
      <HeaderLevel octets={octets} budget={budgetFor(request)} />
      {count && <FieldCountLevel count={count} />}
    </>
  );
}

/** Warns of a number of header fields near or over what the server accepts over HTTP/2. */
function FieldCountLevel({ count: { level, isRejected, server, fields, cookies, limit } }: { count: FieldCount }) {
  const { text } = useView();
  const severity = level === 'over' ? 'bad' : 'warn';
  return (
    <p class="finding" data-severity={severity} data-code="field-count">
      <Icon name={severity} /> {text('fieldCount', { fields, cookies, server: text(`budget_${server}`), limit })}{' '}
      {isRejected && text('fieldCount_rejected')} {text('fieldCount_do')} <SourceLink href={RFC_COOKIE_FIELDS} />
    </p>
  );
}
