import type { Report, ReportedCookie, ReportedFinding } from '../../report/report.ts';
import { nextTask } from '../host/next-task.ts';
import type { Text } from '../text/message-key.ts';
import { shownData } from '../text/shown-data.ts';
import { visibleText } from '../text/visible-text.ts';
import { cookieHtml } from './cookie-html.ts';
import { findingHtml } from './finding-html.ts';
import { type Html, html } from './html.ts';
import { REPORT_STYLE } from './report-style.ts';

interface Language {
  text: Text;
  /** BCP 47 tag of the texts. */
  language: string;
}

/** A report as one file that loads nothing and runs nothing, not even where a name were HTML. */
export async function reportHtml(report: Report, { text, language }: Language): Promise<string> {
  const { site, at, page, request, findings, cookies } = report;
  const rows = await rowsOf(report.cookies, text);
  const title = text('reportTitle', { site: visibleText(site) });
  const document = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<p>${page === null ? null : html`<code>${visibleText(page)}</code> · `}${at} · ${browserName(report)}</p>
<p>${text('reportRequest', { count: request.cookies, octets: request.octets, limit: request.limit })}</p>
<p class="soft">${text('reportHolds')} ${text('reportOmits')} ${text('reportHash')}</p>
${findingsHtml(findings, text)}
<h2>${text('reportCookies', { number: cookies.length })}</h2>
<table>
<thead><tr>${HEADINGS.map((key) => html`<th scope="col">${text(key)}</th>`)}</tr></thead>
<tbody>
${rows}
</tbody>
</table>
</body>
</html>
`;
  return document.source;
}

/** The most rows that are made in one task, which takes some dozens of milliseconds. */
const ROWS_AT_ONCE = 200;

async function rowsOf(cookies: readonly ReportedCookie[], text: Text): Promise<Html[]> {
  const rows: Html[] = [];
  while (rows.length < cookies.length) {
    const next = cookies.slice(rows.length, rows.length + ROWS_AT_ONCE);
    rows.push(...next.map((cookie) => cookieHtml(cookie, text)));
    if (rows.length < cookies.length) await nextTask();
  }
  return rows;
}

const HEADINGS = [
  'column_name',
  'attribute_domain',
  'column_expires',
  'column_flags',
  'column_size',
  'column_value',
  'reportSent',
  'column_findings',
] as const;

function browserName({ browser }: Report): string {
  return browser === 'chrome' ? 'Chromium' : 'Firefox';
}

function findingsHtml(findings: readonly ReportedFinding[], text: Text): Html | null {
  if (findings.length === 0) return null;
  return html`<h2>${text('column_findings')}</h2>
<ul>${findings.map((finding) => html`<li>${findingHtml(finding, text)}<br>${text(`finding_${finding.code}_why`, shownData(finding.data))}</li>`)}</ul>`;
}
