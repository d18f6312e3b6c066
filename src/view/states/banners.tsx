import { useEffect } from 'preact/hooks';
import type { Listing, LoadedHosts } from '../../contract/listing.ts';
import { LIMITS } from '../../cookie/limits/limits.ts';
import { partialAccessKey } from '../../model/access/partial-access.ts';
import { ALL_SITES, requestOrigins } from '../../model/access/request-origins.ts';
import { hostWithSharedPorts } from '../../model/jar/host-with-shared-ports.ts';
import { followLaterHosts } from '../../model/jar/later-hosts.ts';
import { BugText } from '../parts/bug-text.tsx';
import { useView } from '../parts/context.ts';
import { Banner } from './banner.tsx';
import { BlockingBanner } from './blocking-banner.tsx';

const HOST_ACCESS = 'https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/API/cookies#permissions';
const PORTS = 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-8.5';
const RESOURCE_TIMING = 'https://www.w3.org/TR/resource-timing/#sec-extensions-performance-interface';

/** Messages about the whole list, each with what to do. */
export function Banners() {
  const { app, text } = useView();
  const { bug, connection, evicted } = app.feed;
  const listing = app.listing.value;
  const portsOf = listing && hostWithSharedPorts(listing);
  return (
    <>
      {bug.value !== null && <BugText message={bug.value} />}
      {connection.value === 'lost' && <Banner severity="warn">{text('lostBanner')}</Banner>}
      {listing && <PartialAccess listing={listing} />}
      <BlockingBanner />
      {evicted.value.length > 0 && (
        <Banner severity="bad" source={LIMITS.siteCount.source}>
          {text('evicted', {
            count: evicted.value.length,
            limit: LIMITS.siteCount.value,
            left: LIMITS.siteCountAfterEviction.value,
          })}{' '}
          <button type="button" onClick={app.feed.forgetEvicted}>
            {text('understood')}
          </button>
        </Banner>
      )}
      {app.feed.extent.value === 'loaded' && listing?.loaded && (
        <LoadedHostsNote listing={listing} loaded={listing.loaded} />
      )}
      {portsOf && (
        <Banner severity="note" source={PORTS}>
          {text('sharedPorts', { host: portsOf })}
        </Banner>
      )}
    </>
  );
}

/** Warns that cookies are missing because the access is for one scheme only, or not for the parent domain. */
function PartialAccess({ listing }: { listing: Listing }) {
  const view = useView();
  const { text } = view;
  const { access, scope, site } = listing;
  const key = partialAccessKey(listing);
  if (key === null) return null;
  return (
    <Banner severity="warn" source={HOST_ACCESS}>
      {text(key, { site, host: new URL(scope.page.url).hostname })}{' '}
      <button type="button" onClick={() => void requestOrigins(view, scope.page, access.origins)}>
        {text('allowSite', { site })}
      </button>
    </Banner>
  );
}

/** Loaded hosts whose cookies Crumb may not read or does not, what it could not inspect, and a full record of loads. */
function LoadedHostsNote({ listing: { scope }, loaded }: { listing: Listing; loaded: LoadedHosts }) {
  const view = useView();
  const { app, host, text } = view;
  const { locked, leftOut, isPageUnread, unknownFrames, isRecordFull } = loaded;
  useEffect(() => followLaterHosts(app.feed, host), [app, host]);
  const count = locked.hosts.length;
  const isLocked = count > 0 || unknownFrames > 0;
  if (!isLocked && !isRecordFull && !isPageUnread && leftOut === 0) return null;
  return (
    <Banner severity="note" source={isLocked ? HOST_ACCESS : RESOURCE_TIMING}>
      {count > 0 && (
        <span title={locked.hosts.join('\n')}>{text('lockedHosts', { count, first: locked.hosts[0] ?? '' })}</span>
      )}{' '}
      {leftOut > 0 && text('leftOut', { count: leftOut })} {isPageUnread && text('pageUnread')}{' '}
      {unknownFrames > 0 && text('unknownFrames', { count: unknownFrames })} {isRecordFull && text('recordFull')}{' '}
      {count > 0 && (
        <button type="button" onClick={() => void requestOrigins(view, scope.page, locked.origins)}>
          {text('allowHosts', { count })}
        </button>
      )}{' '}
      {isLocked && (
        <button type="button" onClick={() => void requestOrigins(view, scope.page, ALL_SITES)}>
          {text('allowAll')}
        </button>
      )}
    </Banner>
  );
}
