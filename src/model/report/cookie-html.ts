import type { ReportedCookie } from '../../report/report.ts';
import { messageKey } from '../text/message.ts';
import type { Text } from '../text/message-key.ts';
import { shownData } from '../text/shown-data.ts';
import { storeName } from '../text/store-name.ts';
import { visibleText } from '../text/visible-text.ts';
import { findingHtml } from './finding-html.ts';
import { type Html, html } from './html.ts';

/** The row of a cookie in the table of a report. */
export function cookieHtml(cookie: ReportedCookie, text: Text): Html {
  const { name, expires, octets, shape, hash, findings } = cookie;
  const shapeText = text(messageKey('shape', shape.kind), { octets: octets.value, parts: shape.parts });
  return html`<tr>
<td>${name === '' ? html`<i>${text('nameless')}</i>` : html`<bdi>${visibleText(name)}</bdi>`}</td>
<td>${placeHtml(cookie, text)}</td>
<td>${expires ?? text('sessionLong')}</td>
<td>${flagsOf(cookie, text)}</td>
<td class="number">${text('reportBytes', { octets: octets.inHeader })}</td>
<td>${shapeText}<br><code>${hash}</code></td>
<td>${sentHtml(cookie, text)}</td>
<td><ul>${findings.map((finding) => html`<li>${findingHtml(finding, text)}</li>`)}</ul></td>
</tr>
`;
}

function placeHtml({ domain, hostOnly, path, partition, store }: ReportedCookie, text: Text): Html {
  const site = visibleText(partition?.topLevelSite ?? '');
  const partitionText = partition?.hasCrossSiteAncestor ? text('partitionBelow', { site }) : site;
  return html`<bdi>${visibleText(domain)}</bdi><bdi>${visibleText(path)}</bdi>
<br><small>${text(hostOnly ? 'hostOnly' : 'withSubdomains')}${partition && html`<br>${text('attribute_partition')}: ${partitionText}`}
<br>${text('attribute_store')}: ${visibleText(storeName(store, text))}</small>`;
}

function flagsOf({ secure, httpOnly, sameSite }: ReportedCookie, text: Text): string {
  const flags = [
    secure && 'Secure',
    httpOnly && 'HttpOnly',
    text('flag_sameSite', { value: text(`sameSite_${sameSite}`) }),
  ];
  return flags.filter(Boolean).join(', ');
}

/** Whether a request to the page sends the cookie, or every reason why not. */
function sentHtml({ sent, reasons }: ReportedCookie, text: Text): Html {
  if (sent === null) return html`<span class="soft">${text('reportSent_unknown')}</span>`;
  if (sent) return html`${text('yes')}`;
  return html`${text('no')}<ul>${reasons.map(({ code, data }) => html`<li>${text(`reason_${code}`, shownData(data))}</li>`)}</ul>`;
}
