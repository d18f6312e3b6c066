import type { ReportedFinding } from '../../report/report.ts';
import type { Text } from '../text/message-key.ts';
import { shownData } from '../text/shown-data.ts';
import { type Html, html } from './html.ts';

/** A warning of a report: its title, which links to the rule behind it. */
export function findingHtml({ code, severity, data, source }: ReportedFinding, text: Text): Html {
  const title = text(`finding_${code}`, shownData(data));
  return html`<a class="${severity}" href="${source}" rel="noreferrer">${title}</a>`;
}
