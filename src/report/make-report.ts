import { type Agent, type Cookie, cookieKey } from '../cookie/cookie.ts';
import type { Finding } from '../cookie/findings/finding.ts';
import { portionsWithin } from '../cookie/jar/portions-within.ts';
import type { Reason } from '../cookie/verdict.ts';
import { pageWithoutQuery } from './page-without-query.ts';
import { REPORT_VERSION, type Report, type ReportedCookie } from './report.ts';
import { reportedCookie, reportedFinding } from './reported-cookie.ts';

/** What is known of the page and its cookies; keys are those of `cookieKey`. */
export interface Facts {
  /** Milliseconds since the epoch. */
  now: number;
  agent: Agent;
  /** The URL of the page. */
  url: string;
  site: string;
  request: Report['request'];
  sentKeys: ReadonlySet<string>;
  notSentReasons: ReadonlyMap<string, readonly Reason[]>;
  findings: readonly Finding[];
  /** The findings about single cookies. */
  findingsByKey: ReadonlyMap<string, readonly Finding[]>;
}

/** The report of these cookies. `hashOf` gives equal texts for equal values, from which no value can be guessed. */
export async function makeReport(
  cookies: readonly Cookie[],
  facts: Facts,
  hashOf: (value: string) => Promise<string>,
): Promise<Report> {
  const { now, agent, url, site, request, findings } = facts;
  const keys = new Set(cookies.map(cookieKey));
  const isAbout = (finding: Finding): boolean =>
    finding.about !== 'cookie' && (finding.keys.length === 0 || finding.keys.some((key) => keys.has(key)));
  return {
    crumbReport: REPORT_VERSION,
    at: new Date(now).toISOString(),
    browser: agent,
    page: pageWithoutQuery(url),
    site,
    request,
    findings: findings.filter(isAbout).map(reportedFinding),
    cookies: await reportedCookies(cookies, facts, hashOf),
  };
}

/** The most cookies that are examined in one task. */
const AT_ONCE = { items: 200, octets: 256 * 1024 };

async function reportedCookies(
  cookies: readonly Cookie[],
  { sentKeys, notSentReasons, findingsByKey }: Facts,
  hashOf: (value: string) => Promise<string>,
): Promise<ReportedCookie[]> {
  const reported: ReportedCookie[] = [];
  for (const portion of portionsWithin(cookies, AT_ONCE, ({ value }) => value.length)) {
    const hashes = await Promise.all(portion.map(({ value }) => hashOf(value)));
    for (const [at, cookie] of portion.entries()) {
      const key = cookieKey(cookie);
      const reasons = notSentReasons.get(key);
      reported.push(
        reportedCookie(cookie, {
          hash: hashes[at] ?? '',
          sent: sentKeys.has(key) ? true : reasons ? false : null,
          reasons: reasons ?? [],
          findings: findingsByKey.get(key) ?? [],
        }),
      );
    }
  }
  return reported;
}
