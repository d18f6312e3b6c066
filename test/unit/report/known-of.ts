import type { Cookie } from '../../../src/cookie/cookie.ts';
import { cookieKey } from '../../../src/cookie/cookie.ts';
import type { Finding } from '../../../src/cookie/findings/finding.ts';
import { findings } from '../../../src/cookie/findings/findings.ts';
import { cookiesForRequest } from '../../../src/cookie/request/cookies-for-request.ts';
import { topLevelRequest } from '../../../src/cookie/request/top-level-request.ts';
import type { Facts } from '../../../src/report/make-report.ts';
import { registrableDomain } from '../../fixtures/registrable-domain.ts';

export const NOW = Date.UTC(2027, 0, 15, 8);
export const PAGE = 'https://www.shop.test/page?token=in-the-query#part';

/** What Crumb knows of a jar, computed as the app does. */
export function knownOf(jar: readonly Cookie[]): Facts {
  const about = { url: PAGE, now: NOW, agent: 'chrome', registrableDomain } as const;
  const { sent, notSent, header } = cookiesForRequest(jar, topLevelRequest(about));
  const found = findings({ ...about, jar, sent, site: 'shop.test', budget: 8182 });
  const findingsByKey = new Map<string, Finding[]>();
  for (const finding of found.filter(({ about }) => about === 'cookie'))
    for (const key of finding.keys) findingsByKey.set(key, [...(findingsByKey.get(key) ?? []), finding]);
  return {
    ...about,
    site: 'shop.test',
    request: { cookies: sent.length, octets: header.length, limit: 8182 },
    sentKeys: new Set(sent.map(cookieKey)),
    notSentReasons: new Map(notSent.map(({ cookie, reasons }) => [cookieKey(cookie), reasons])),
    findings: found,
    findingsByKey,
  };
}
