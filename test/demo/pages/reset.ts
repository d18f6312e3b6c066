import { expireReceived } from '../expire.ts';
import { html } from '../markup.ts';
import { addressOn, type DemoRequest, type DemoResponse, receivedCookies, redirect } from '../message.ts';
import { page } from '../page.ts';
import type { Route } from '../route.ts';
import { CART_PATHS } from './cart.ts';
import { MANY_SUBDOMAINS } from './many.ts';

/** Paths of each host with cookies that a request for /reset does not send. */
const HIDDEN: Record<string, string[]> = {
  'shop.localhost': CART_PATHS.map((path) => `shoppingCart=; Max-Age=0; Path=${path}`),
};

function done(request: DemoRequest): DemoResponse {
  const count = receivedCookies(request).length;
  return page(request, {
    title: count === 0 ? 'Nothing left' : 'Deleted',
    lead: `Every cookie that this request carried to ${request.host} is expired by name.`,
    body: html`<section><p>${count === 0 ? 'The request carried none.' : 'Reload to see that none is left.'}
Each host has its own reset; those of the others stay.</p>
<p><a class="button" href="/">${request.host}</a> <a class="button quiet" href="/reset">Reload</a></p></section>`,
    look: html`<p>"This site" may still show cookies with other paths: no request for this page carries them, so this server cannot know them.
Crumb can delete them.</p>`,
    setCookie: [...expireReceived(request), ...(HIDDEN[request.host] ?? [])],
  });
}

/** Host-only cookies of a subdomain reach no other host, so the reset of the site visits all of them. */
function aroundSubdomains(request: DemoRequest): DemoResponse {
  const here = MANY_SUBDOMAINS.indexOf(request.host);
  const next = MANY_SUBDOMAINS[here + 1];
  const lines = expireReceived(request);
  if (next) return redirect(addressOn(request, next, '/reset'), lines);
  return redirect(addressOn(request, 'many.localhost', '/reset?done'), lines);
}

/** A reset for every host, which works whatever the size of the request. */
export const RESET_PAGES: Route[] = [
  ...['shop.localhost', 'heavy.localhost', 'ads.localhost'].map((host) => ({ host, path: '/reset', handle: done })),
  ...['many.localhost', '*.many.localhost'].map((host) => ({
    host,
    path: '/reset',
    handle: (request: DemoRequest) => (request.query.has('done') ? done(request) : aroundSubdomains(request)),
  })),
  // Browsers that ask for an icon in spite of the link get an empty response, and no cookie.
  ...['shop.localhost', 'heavy.localhost', 'many.localhost', '*.many.localhost', 'ads.localhost'].map((host) => ({
    host,
    path: '/favicon.ico',
    handle: () => ({ status: 204 }),
  })),
];
