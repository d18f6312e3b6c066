import type { Blocking } from '../../contract/access.ts';
import type { Agent } from '../../cookie/cookie.ts';
import type { PlainKey } from '../../model/text/message-key.ts';
import { AskCertainButton } from '../parts/ask-certain-button.tsx';
import { useView } from '../parts/context.ts';
import { Banner } from './banner.tsx';

/** Where each browser documents which of its cookie settings an extension may read. */
const SETTINGS: Record<Agent, string> = {
  chrome: 'https://developer.chrome.com/docs/extensions/reference/api/contentSettings',
  firefox: 'https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/API/privacy/websites',
};
const THIRD_PARTY_COOKIES = 'https://developer.mozilla.org/en-US/docs/Web/Privacy/Guides/Third-party_cookies';

/** How the browser's settings affect this page's cookies, and how certain that is. */
export function BlockingBanner() {
  const { app, text } = useView();
  const blocking = app.access.blocking.value;
  const listing = app.listing.value;
  if (!blocking || !listing) return null;
  const { agent } = listing;
  const pageKey = pageTextKey(blocking);
  const thirdParty = thirdPartyTexts(blocking, agent);
  if (!pageKey && thirdParty.length === 0) return null;
  const { ask, status } = blocking;
  return (
    <Banner
      severity={status === 'blocked' ? 'bad' : pageKey ? 'warn' : 'note'}
      source={pageKey ? SETTINGS[agent] : THIRD_PARTY_COOKIES}
    >
      {pageKey && <span>{text(pageKey)} </span>}
      {thirdParty.map(({ key, hosts }) => (
        <span key={key} title={hosts.join('\n')}>
          {text(`thirdParty_${key}`, { count: hosts.length, first: hosts[0] ?? '' })}{' '}
        </span>
      ))}
      {ask && (
        <>
          <AskCertainButton capability={ask} describedBy="ask-capability" />{' '}
          <small id="ask-capability">{text(`askCertain_${ask}`)}</small>
        </>
      )}
    </Banner>
  );
}

interface ThirdPartyText {
  key: 'blocked' | 'partitioned' | 'unknown';
  hosts: string[];
}

/** What the settings do to third-party cookies; none where they allow them, or where no permission would reveal it. */
function thirdPartyTexts({ thirdParty, ask }: Blocking, agent: Agent): ThirdPartyText[] {
  const { hosts, mode, rejected } = thirdParty;
  const texts: ThirdPartyText[] = [{ key: 'blocked', hosts: rejected }];
  // Chromium does not block third-party cookies with the Partitioned attribute.
  const key = mode === 'blocked' && agent === 'chrome' ? 'partitioned' : mode;
  if (key !== 'allowed' && (key !== 'unknown' || ask))
    texts.push({ key, hosts: hosts.filter((host) => !rejected.includes(host)) });
  return texts.filter((entry) => entry.hosts.length > 0);
}

/** The key of the text about the page's own cookies; null where nothing affects them. */
function pageTextKey({ status, by }: Blocking): PlainKey | null {
  if (status === 'allowed' || status === 'unknown') return null;
  if (status === 'blocked')
    return by === 'all-sites' ? 'blockedAllSites' : by === 'this-site' ? 'blockedThisSite' : 'blocked';
  return status === 'session' ? 'keptForSession' : 'blockedProbably';
}
