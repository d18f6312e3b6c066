import type { Blocking } from '../contract.ts';
import { Banner } from './banner.tsx';
import { useView } from './context.ts';

/** What the browser's settings do to this page's cookies, as surely as it is known. */
export function BlockingBanner() {
  const { app, text } = useView();
  const blocking = app.access.blocking.value;
  const page = app.listing.listing.value?.scope.page;
  if (!blocking || !page) return null;
  const first = ownText(blocking);
  const { hosts, mode } = blocking.thirdParty;
  const isThirdParty = hosts.length > 0 && (mode === 'blocked' || mode === 'partitioned');
  if (!first && !isThirdParty) return null;
  const { ask } = blocking;
  return (
    <Banner severity={blocking.status === 'blocked' ? 'bad' : first ? 'warn' : 'note'}>
      {first && <span>{text(first)} </span>}
      {isThirdParty && (
        <span title={hosts.join('\n')}>
          {text(`thirdParty_${mode}`, { count: hosts.length, first: hosts[0] ?? '' })}{' '}
        </span>
      )}
      {ask && first && blocking.status !== 'session' && (
        <>
          <button
            type="button"
            aria-describedby="ask-capability"
            onClick={() => void app.access.requestCapability(page, ask)}
          >
            {text('askCertain')}
          </button>{' '}
          <small id="ask-capability">{text(`askCertain_${ask}`)}</small>
        </>
      )}
    </Banner>
  );
}

function ownText({ status, by }: Blocking): string | null {
  if (status === 'allowed' || status === 'unknown') return null;
  if (status === 'blocked')
    return by === 'all-sites' ? 'blockedAllSites' : by === 'this-site' ? 'blockedThisSite' : 'blocked';
  return status === 'session' ? 'keptForSession' : 'blockedProbably';
}
