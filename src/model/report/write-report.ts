import type { Cookie } from '../../cookie/cookie.ts';
import { makeReport } from '../../report/make-report.ts';
import type { ReportFormat } from '../../report/report-format.ts';
import type { App } from '../app/app-model.ts';
import type { Host } from '../host/host.ts';
import { reportHtml } from './report-html.ts';
import { ValueHashes } from './value-hashes.ts';

interface Source {
  app: App;
  host: Host;
  cookies: readonly Cookie[];
  format: ReportFormat;
}

/** The report of these cookies, with what the app knows of them now. Each call makes another key for its hashes. */
export async function writeReport({ app: { listing, payload }, host, cookies, format }: Source): Promise<string> {
  const current = listing.peek();
  const { header, sent } = payload.retrieval.peek();
  const hashes = new ValueHashes();
  const facts = {
    now: host.now(),
    agent: host.agent,
    url: current?.scope.page.url ?? '',
    site: current?.site ?? '',
    request: { cookies: sent.length, octets: header.length, limit: payload.budget.peek() },
    sentKeys: payload.sentKeys.peek(),
    notSentReasons: payload.notSentReasons.peek(),
    findings: payload.findings.peek(),
    findingsByKey: payload.findingsByKey.peek(),
  };
  const report = await makeReport(cookies, facts, (value) => hashes.of(value));
  return format === 'report-json' ? `${JSON.stringify(report, null, 2)}\n` : reportHtml(report, host);
}
