import type { Blocking } from '../../contract/access.ts';
import type { Agent } from '../../cookie/cookie.ts';
import { useView } from '../parts/context.ts';
import { Banner } from './banner.tsx';

/** Where each browser says what an extension may know of its settings for cookies. */
const SETTINGS: Record<Agent, string> = {
  chrome: 'https://developer.chrome.com/docs/extensions/reference/api/contentSettings',
  firefox: 'https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/API/privacy/websites',
};
const THIRD_PARTY_COOKIES = 'https://developer.mozilla.org/en-US/docs/Web/Privacy/Guides/Third-party_cookies';

/** What the browser's settings do to this page's cookies, as surely as it is known. */
export function BlockingBanner() {
  const { app, text } = useView();
  const blocking = app.access.blocking.value;
  const listing = app.listing.value;
  if (!blocking || !listing) return null;
  const { agent } = listing;
  const { page } = listing.scope;
  const first = ownText(blocking);
  const others = thirdPartyTexts(blocking, agent);
  if (!first && others.length === 0) return null;
  const { ask, status } = blocking;
  return (
    <Banner
      severity={status === 'blocked' ? 'bad' : first ? 'warn' : 'note'}
      source={first ? SETTINGS[agent] : THIRD_PARTY_COOKIES}
    >
      {first && <span>{text(first)} </span>}
      {others.map(({ key, hosts }) => (
        <span key={key} title={hosts.join('\n')}>
          {text(`thirdParty_${key}`, { count: hosts.length, first: hosts[0] ?? '' })}{' '}
        </span>
      ))}
      {ask && (
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

/** What frames from other sites get; nothing where it is what they ask for, or no permission would tell. */
function thirdPartyTexts({ thirdParty, ask }: Blocking, agent: Agent): { key: string; hosts: string[] }[] {
  const { hosts, mode, rejected } = thirdParty;
  const rest = hosts.filter((host) => !rejected.includes(host));
  // Chromium's blocking leaves the cookies that a server asked to have partitioned.
  const key = mode === 'blocked' && agent === 'chrome' ? 'partitioned' : mode;
  return [
    { key: 'blocked', hosts: rejected },
    { key, hosts: mode === 'allowed' || (mode === 'unknown' && !ask) ? [] : rest },
  ].filter((one) => one.hosts.length > 0);
}

function ownText({ status, by }: Blocking): string | null {
  if (status === 'allowed' || status === 'unknown') return null;
  if (status === 'blocked')
    return by === 'all-sites' ? 'blockedAllSites' : by === 'this-site' ? 'blockedThisSite' : 'blocked';
  return status === 'session' ? 'keptForSession' : 'blockedProbably';
}
