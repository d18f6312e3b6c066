import { HEAD_LIMIT } from '../head-limit.ts';
import { html } from '../markup.ts';
import { type DemoRequest, type DemoResponse, receivedCookies, redirect } from '../message.ts';
import { page } from '../page.ts';
import type { Route } from '../route.ts';

/** Twenty cookies of 4 KB, the "80 KB per request" of textbooks. */
export const HEAVY_COUNT = 20;
const VALUE_OCTETS = 4_000;

function line(number: number): string {
  return `heavy-${String(number).padStart(2, '0')}=${'x'.repeat(VALUE_OCTETS)}; Path=/; Max-Age=86400`;
}

function show(request: DemoRequest): DemoResponse {
  const weight = receivedCookies(request).filter(({ name }) => name.startsWith('heavy-')).length;
  return page(request, {
    title: 'Heavy cookies',
    lead: `Up to ${HEAVY_COUNT} cookies of about 4 KB each. This server rejects a request whose head is over ${HEAD_LIMIT.toLocaleString('en')} octets, as Node does.`,
    body: html`<section><p>${weight} of ${HEAVY_COUNT} heavy cookies came, and the head of this request is ${request.headOctets.toLocaleString('en')} octets.</p>
<p><meter aria-label="Request head" min="0" max="${HEAD_LIMIT}" high="${HEAD_LIMIT * 0.8}" value="${request.headOctets}"></meter></p>
<p><a class="button" href="/add">Add one</a> <a class="button quiet" href="/fill">Add all ${HEAVY_COUNT}</a></p>
<p>With the fourth this page is gone: <code>heavy.localhost:${request.port}/reset</code> always brings it back.</p></section>`,
    look: html`<p>The bar fills by a quarter with each cookie. Choose the budget "Node" to see when this server will reject.</p>`,
  });
}

/** Sets one more cookie, whatever the size of the request. */
function add(request: DemoRequest): DemoResponse {
  const there = new Set(receivedCookies(request).map(({ name }) => name));
  const next = Array.from({ length: HEAVY_COUNT }, (_, i) => line(i + 1)).find(
    (candidate) => !there.has(candidate.slice(0, candidate.indexOf('='))),
  );
  return redirect('/', next === undefined ? [] : [next]);
}

/** A site whose cookies become too large for its own server. */
export const HEAVY_PAGES: Route[] = [
  { host: 'heavy.localhost', path: '/', handle: show },
  { host: 'heavy.localhost', path: '/add', handle: add },
  {
    host: 'heavy.localhost',
    path: '/fill',
    handle: () =>
      redirect(
        '/',
        Array.from({ length: HEAVY_COUNT }, (_, i) => line(i + 1)),
      ),
  },
];
