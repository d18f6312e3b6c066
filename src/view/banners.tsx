import { useEffect } from 'preact/hooks';
import type { Listing, LoadedHosts } from '../contract.ts';
import { ALL_SITES } from '../model/access-model.ts';
import { followLaterHosts } from '../model/later-hosts.ts';
import { Banner } from './banner.tsx';
import { BlockingBanner } from './blocking-banner.tsx';
import { BugText } from './bug-text.tsx';
import { useView } from './context.ts';

/** What a person must know about the whole list, each with what to do. */
export function Banners() {
  const { app, text } = useView();
  const { bug, connection, evicted } = app.listing;
  const listing = app.listing.listing.value;
  return (
    <>
      {bug.value !== null && <BugText message={bug.value} />}
      {connection.value === 'lost' && <Banner severity="warn">{text('lostBanner')}</Banner>}
      {listing && <PartialAccess listing={listing} />}
      <BlockingBanner />
      {evicted.value.length > 0 && (
        <Banner severity="bad">
          {text('evicted', { count: evicted.value.length })}{' '}
          <button type="button" onClick={app.listing.forgetEvicted}>
            {text('understood')}
          </button>
        </Banner>
      )}
      {app.listing.extent.value === 'loaded' && listing?.loaded && <Hosts listing={listing} loaded={listing.loaded} />}
    </>
  );
}

/** Cookies are hidden because the access is for one scheme, or not for the parent domain. */
function PartialAccess({ listing: { access, agent, scope, site } }: { listing: Listing }) {
  const { app, text } = useView();
  if (access.status !== 'scheme' && access.status !== 'host') return null;
  // Firefox hides less: it lists every cookie that some host in sight gets, Secure or not.
  const key = `partial_${access.status}${agent === 'firefox' ? '_firefox' : ''}`;
  return (
    <Banner severity="warn">
      {text(key, { site })}{' '}
      <button type="button" onClick={() => void app.access.requestOrigins(scope.page, access.origins)}>
        {text('allowSite', { site })}
      </button>
    </Banner>
  );
}

/** Hosts this page loads from that Crumb may not see, frames it could not look into, loads nobody recorded. */
function Hosts({ listing: { scope }, loaded }: { listing: Listing; loaded: LoadedHosts }) {
  const { app, host, text } = useView();
  const { locked, unknownFrames, isRecordFull } = loaded;
  useEffect(() => followLaterHosts(app.listing, host), [app, host]);
  const count = locked.hosts.length;
  const isLocked = count > 0 || unknownFrames > 0;
  if (!isLocked && !isRecordFull) return null;
  return (
    <Banner severity="note">
      {count > 0 && (
        <span title={locked.hosts.join('\n')}>{text('lockedHosts', { count, first: locked.hosts[0] ?? '' })}</span>
      )}{' '}
      {unknownFrames > 0 && text('unknownFrames', { count: unknownFrames })} {isRecordFull && text('recordFull')}{' '}
      {count > 0 && (
        <button type="button" onClick={() => void app.access.requestOrigins(scope.page, locked.origins)}>
          {text('allowHosts', { count })}
        </button>
      )}
      {isLocked && (
        <button type="button" onClick={() => void app.access.requestOrigins(scope.page, ALL_SITES)}>
          {text('allowAll')}
        </button>
      )}
    </Banner>
  );
}
