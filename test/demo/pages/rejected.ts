import { html, type Markup, readable, scriptValue } from '../markup.ts';
import { addressOn, type DemoRequest, type DemoResponse, receivedCookies } from '../message.ts';
import { page } from '../page.ts';
import {
  REJECTED_LINES,
  REJECTED_SCRIPT_LINE,
  REJECTED_THIRD_PARTY_LINES,
  type RejectedLine,
} from '../rejected-lines.ts';
import type { Route } from '../route.ts';

const BY: Record<RejectedLine['rejectedBy'], string> = {
  both: 'Chromium and Firefox',
  chromium: 'Chromium',
  firefox: 'Firefox',
  none: 'nobody',
};
const SHOWN = 60;

function row({ line, rejectedBy, reason }: RejectedLine): Markup {
  const shown = line.length > SHOWN ? `${line.slice(0, SHOWN)}... (${line.length} octets)` : line;
  return html`<tr><td><code>${readable(shown)}</code></td><td>${BY[rejectedBy]}</td><td>${reason}</td></tr>`;
}

function table(caption: string, lines: readonly RejectedLine[]): Markup {
  return html`<section><table><caption>${caption}</caption>
<thead><tr><th scope="col">Line</th><th scope="col">Rejected by</th><th scope="col">Why</th></tr></thead>
<tbody>${lines.map(row)}</tbody></table></section>`;
}

function show(request: DemoRequest): DemoResponse {
  const names = receivedCookies(request).map(({ name }) => name);
  const back = REJECTED_LINES.filter(({ name }) => names.includes(name)).map(({ name }) => name);
  const document = page(request, {
    title: 'Rejected cookies',
    lead: 'This answer sets one cookie of each kind that browsers reject, silently. Reload, and see which came back.',
    body: html`<section><p>Of these, the request carried: ${back.length === 0 ? 'none' : back.join(', ')}.</p>
<p>Two kinds cannot be shown here, because browsers trust localhost as if it were https: a Secure cookie set over http, and one that
would replace a Secure cookie over http.</p><p><a class="button" href="/rejected">Reload</a></p></section>
${table('Set by this answer', REJECTED_LINES)}
${table('Set by an image from ads.localhost', REJECTED_THIRD_PARTY_LINES)}
${table('Set by JavaScript of this page', [REJECTED_SCRIPT_LINE])}
<img alt="" width="1" height="1" src="${addressOn(request, 'ads.localhost', '/rejected.svg')}">
<script>document.cookie = ${scriptValue(REJECTED_SCRIPT_LINE.line)};</script>`,
    look: html`<p>None of the rejected cookies is listed. Only DevTools sees that they were sent at all.</p>`,
  });
  return { ...document, setCookie: REJECTED_LINES.map(({ line }) => line) };
}

/** One Set-Cookie of each kind a browser rejects. */
export const REJECTED_PAGES: Route[] = [
  { host: 'shop.localhost', path: '/rejected', handle: show },
  {
    host: 'ads.localhost',
    path: '/rejected.svg',
    handle: () => ({
      type: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
      setCookie: REJECTED_THIRD_PARTY_LINES.map(({ line }) => line),
    }),
  },
];
