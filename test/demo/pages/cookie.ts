import { html } from '../markup.ts';
import { receivedValue } from '../message.ts';
import { page } from '../page.ts';
import type { Route } from '../route.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The first cookie of every tutorial: set for two years, and deleted with a max-age of 0. */
export const COOKIE_PAGES: Route[] = [
  {
    host: 'shop.localhost',
    path: '/set',
    handle: (request) =>
      page(request, {
        title: 'Set a cookie',
        lead: 'This answer sets foo=bar for two years.',
        body: html`<section><p>${
          receivedValue(request, 'foo') === null
            ? 'The request did not carry foo: it is being set only now. Reload, and it comes along.'
            : 'The request carried foo: it was there already, and is set again.'
        }</p>
<p>A max-age of two years is ${(2 * YEAR_SECONDS).toLocaleString('en')} seconds. What the browser stores is 400 days: no cookie lives longer.</p>
<p><a class="button" href="/set">Reload</a> <a class="button quiet" href="/delete">Delete it</a></p></section>`,
        look: html`<p>foo expires in 400 days, not in 730: see its exact date in the details.</p>`,
        setCookie: [`foo=bar; Max-Age=${2 * YEAR_SECONDS}; Path=/`],
      }),
  },
  {
    host: 'shop.localhost',
    path: '/delete',
    handle: (request) =>
      page(request, {
        title: 'Delete a cookie',
        lead: 'This answer deletes foo: a cookie is deleted by setting it again with a max-age of 0.',
        body: html`<section><p>${
          receivedValue(request, 'foo') === null
            ? 'The request did not carry foo: there was nothing to delete.'
            : 'The request still carried foo. The next one will not.'
        }</p>
<p>Domain and path must be those of the cookie, or another one is meant and nothing happens.</p>
<p><a class="button" href="/delete">Reload</a> <a class="button quiet" href="/set">Set it again</a></p></section>`,
        look: html`<p>With the popup open beside this page, the row of foo goes by itself.</p>`,
        setCookie: ['foo=bar; Max-Age=0; Path=/'],
      }),
  },
];
