import type { Reason } from '../../../cookie/verdict.ts';
import type { Row } from '../../../model/jar/row.ts';
import { shownData } from '../../../model/text/shown-data.ts';
import { storeName } from '../../../model/text/store-name.ts';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';
import { Raw } from '../../parts/raw.tsx';
import { usePanel } from '../log/panel-context.ts';

/** A cell of a column that the popup's list does not have. */
export function WideCell({ row, column }: { row: Row; column: string }) {
  const { text } = useView();
  const { cookie } = row;
  // Browsers write the Domain of a domain cookie with a dot before it.
  if (column === 'domain') return <>{cookie.hostOnly ? cookie.domain : `.${cookie.domain}`}</>;
  if (column === 'path') return <Raw octets={cookie.path} short />;
  if (column === 'httpOnly' || column === 'secure') {
    return cookie[column] ? <CheckMark label={text(`flag_${column}`)} /> : null;
  }
  if (column === 'sameSite') {
    return <span class={cookie.sameSite === 'unset' ? 'soft' : undefined}>{text(`sameSite_${cookie.sameSite}`)}</span>;
  }
  if (column === 'partition') {
    const { partitionKey } = cookie;
    return partitionKey && <span title={partitionKey.topLevelSite}>{partitionKey.topLevelSite}</span>;
  }
  if (column === 'store') return <>{storeName(cookie.storeId, text)}</>;
  return <Findings row={row} />;
}

function CheckMark({ label }: { label: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" role="img" aria-label={label}>
      <path d="M3 8.5l3.2 3.2L13 4.5" />
    </svg>
  );
}

/** Why the chosen frame's request does not send the cookie; otherwise the findings about it. */
function Findings({ row }: { row: Row }) {
  const { app, text } = useView();
  const { frames } = usePanel();
  const notSent = frames.chosen.value?.retrieval.notSent.find(({ cookie }) => cookie === row.cookie);
  if (notSent)
    return <>{notSent.reasons.map(({ code, data }: Reason) => text(`reason_${code}`, shownData(data))).join(' ')}</>;
  const findings = (app.payload.findingsByKey.value.get(row.key) ?? []).filter(({ severity }) => severity !== 'note');
  return (
    <>
      {findings.map(({ code, severity, data }) => (
        <span key={code} class="wide-finding">
          <Icon name={severity} /> {text(`finding_${code}`, shownData(data))}{' '}
        </span>
      ))}
    </>
  );
}
