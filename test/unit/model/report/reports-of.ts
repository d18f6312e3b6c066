import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { reportHtml } from '../../../../src/model/report/report-html.ts';
import { ValueHashes } from '../../../../src/model/report/value-hashes.ts';
import { makeReport } from '../../../../src/report/make-report.ts';
import { say } from '../../../fixtures/say.ts';
import { knownOf } from '../../report/known-of.ts';

/** The report of these cookies in both forms. */
export async function reportsOf(jar: readonly Cookie[]): Promise<{ page: string; json: string }> {
  const hashes = new ValueHashes();
  const report = await makeReport(jar, knownOf(jar), (value) => hashes.of(value));
  return { page: await reportHtml(report, { text: say, language: 'en' }), json: JSON.stringify(report, null, 2) };
}
