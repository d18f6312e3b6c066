import { agent } from '../../browser/agent.ts';
import type { ResponseHead } from '../../browser/network/response-heads.ts';
import { pageOfTab } from '../../browser/page/page-of-tab.ts';
import { registrableDomain } from '../../browser/registrable-domain.ts';
import { siteOf } from '../../cookie/address/site.ts';
import { asOctets } from '../../cookie/octets.ts';
import type { PageRequest } from '../../cookie/page-request.ts';
import { partitionOfRequest } from '../../cookie/request/partition-of-request.ts';
import { sameSiteContext } from '../../cookie/request/same-site-context.ts';
import { correctedLine, isDeletion } from '../../cookie/set-cookie/corrected-line.ts';
import { judgeSetCookie } from '../../cookie/set-cookie/judge-set-cookie.ts';
import { KeyedJar } from '../../cookie/set-cookie/keyed-jar.ts';
import { cookiesBlocked, rejectVerdict } from '../../cookie/set-cookie/reject-verdict.ts';
import type { RejectedLine } from '../../cookie/set-cookie/rejected-cookies.ts';
import type { Reason } from '../../cookie/verdict.ts';
import { readCookiePolicy } from '../../handlers/read/cookie-policy.ts';
import { readSiteJar } from '../../handlers/read/site-jar.ts';
import { MAX_LINES } from './fold-rejected.ts';
import { pageRequestOf } from './page-request-of.ts';

/** A longer name of a cookie or an attribute is cut; nothing of a value is kept. */
const NAME_OCTETS = 100;
/** Characters; of a longer request nothing is kept. */
const LONGEST_REQUEST = 500;
/** The most lines, and octets of lines, that are judged before other work of the background is done. */
const LINES_AT_ONCE = 200;
const OCTETS_AT_ONCE = 100_000;

/** Those of a response's Set-Cookie lines that the browser rejects, by the rules that the rest of Crumb judges by. */
export async function judgeRejected(
  response: ResponseHead,
  redirectedFrom: readonly string[],
): Promise<RejectedLine[]> {
  if (response.lines.length === 0) return [];
  const page = await pageOfTab(response.tabId, response.isPage ? response.url : undefined);
  if (!page) return [];
  const { url, isPage } = response;
  const { hostname, host, protocol } = new URL(url);
  const ancestors = isPage
    ? []
    : (response.ancestors ?? [page.url, ...(response.initiator ? [response.initiator] : [])]);
  const question = { agent, url, ancestors, registrableDomain };
  const context = sameSiteContext({ ...question, initiator: response.initiator, redirectChain: redirectedFrom });
  const { own, thirdParty } = await readCookiePolicy({ url, pageUrl: page.url, incognito: page.incognito });
  const policy = isPage || context === 'same-site' ? null : thirdParty;
  const circumstances = {
    url,
    now: response.at,
    agent,
    registrableDomain,
    sameSiteContext: context,
    topLevelNavigation: isPage,
    ...(policy && { thirdParty: policy }),
    partitionKey: partitionOfRequest(question),
    via: 'http' as const,
    storeId: page.storeId,
  };
  const request = shortRequestOf(response);
  // Where a setting that is not known, or a frame that is not known, decides, no line is certain to be accepted.
  const isCertain = request !== null && (isPage || context === 'same-site' || thirdParty !== null);
  const site = siteOf(hostname, registrableDomain);
  // An existing cookie can be the reason to reject a line only if the line came without encryption.
  const jar = new KeyedJar(protocol === 'http:' ? await readSiteJar(site, page.storeId) : []);
  const rejected: RejectedLine[] = [];
  let octets = 0;
  for (const [index, line] of response.lines.entries()) {
    octets += line.length;
    if ((index + 1) % LINES_AT_ONCE === 0 || octets > OCTETS_AT_ONCE) {
      octets = 0;
      await new Promise((resolve) => setTimeout(resolve));
    }
    const judged = judgeSetCookie(line, { ...circumstances, jar });
    const verdict = own === 'blocked' ? rejectVerdict(judged, cookiesBlocked(hostname)) : judged;
    jar.take(verdict);
    if (verdict.outcome !== 'rejected') continue;
    const name = asOctets(verdict.name.slice(0, NAME_OCTETS));
    const reasons = verdict.reasons.map(withoutLine);
    const found: RejectedLine = { name, host, at: response.at, count: 1, reasons, ...(request && { request }) };
    rejected.push(found);
    // Further lines are only counted.
    if (rejected.length > MAX_LINES) continue;
    const received = { ...circumstances, jar };
    if (isDeletion(line, received)) found.isDeletion = true;
    const fixedLine = isCertain && judged === verdict ? correctedLine(line, verdict, received) : null;
    if (fixedLine !== null) found.fixedLine = fixedLine;
  }
  return rejected;
}

/** null: from which frame it was made is not known, or it is long. */
function shortRequestOf(response: ResponseHead): PageRequest | null {
  const request = pageRequestOf(response);
  return JSON.stringify(request).length > LONGEST_REQUEST ? null : request;
}

/** A line that would be accepted contains the value. */
function withoutLine({ code, attribute, data, section }: Reason): RejectedLine['reasons'][number] {
  return { code, ...(attribute !== undefined && { attribute: attribute.slice(0, NAME_OCTETS) }), data, section };
}
