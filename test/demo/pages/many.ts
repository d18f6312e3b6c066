import { html } from '../markup.ts';
import { addressOn, type DemoRequest, type DemoResponse, receivedCookies, redirect } from '../message.ts';
import { page } from '../page.ts';
import type { Route } from '../route.ts';

const SITE = 'many.localhost';
/** More cookies than the 180 that browsers store for one site. */
export const MANY_COUNT = 200;
/** Subdomains share the count of their site. */
export const MANY_SUBDOMAINS = ['a', 'b', 'c', 'd'].map((label) => `${label}.${SITE}`);

function lines(count: number, prefix: string): string[] {
  return Array.from(
    { length: count },
    (_, i) => `${prefix}${String(i + 1).padStart(3, '0')}=${i + 1}; Path=/; Max-Age=86400`,
  );
}

function show(request: DemoRequest): DemoResponse {
  const came = receivedCookies(request).length;
  return page(request, {
    title: 'Too many cookies',
    lead: `A browser keeps at most 180 cookies for a site with all its subdomains. One more, and it cuts to 150.`,
    body: html`<section><p><strong id="came">${came}</strong> cookies came with this request. After ${MANY_COUNT} are set at once
169 are left: number 181 makes the browser throw 31 away, silently, and 19 more follow.</p>
<p><a class="button" href="/fill">Set ${MANY_COUNT} here</a> <a class="button quiet" href="/fill?spread">Set ${MANY_COUNT}, spread over four subdomains</a></p>
<p>Spread, this page gets none but shared, a cookie with Domain=${SITE}; still they share one limit. See
${MANY_SUBDOMAINS.map((host) => html`<a href="${addressOn(request, host, '/')}">${host}</a> `)}</p></section>`,
    look: html`<p>"This site" counts all subdomains together and warns from 150 on. With the popup open while they are set, Crumb shows which
were evicted.</p>`,
  });
}

/** Sets its share and redirects to the next subdomain; the last one leads back. */
function fill(request: DemoRequest): DemoResponse {
  if (!request.query.has('spread')) return redirect('/', lines(MANY_COUNT, 'many-'));
  const here = MANY_SUBDOMAINS.indexOf(request.host);
  const next = MANY_SUBDOMAINS[here + 1];
  const shared = `shared=all subdomains; Domain=${SITE}; Path=/; Max-Age=86400`;
  const own = here < 0 ? [] : [...lines(MANY_COUNT / MANY_SUBDOMAINS.length, `${request.host[0]}-`), shared];
  return redirect(next ? addressOn(request, next, '/fill?spread') : addressOn(request, SITE, '/'), own);
}

/** More cookies than browsers store for one site. */
export const MANY_PAGES: Route[] = [SITE, `*.${SITE}`].flatMap((host) => [
  { host, path: '/', handle: show },
  { host, path: '/fill', handle: fill },
]);
