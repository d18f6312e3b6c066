import { html } from '../markup.ts';
import { type DemoRequest, type DemoResponse, receivedValue } from '../message.ts';
import { page } from '../page.ts';
import type { Route } from '../route.ts';

const PROBE = html`<script>
const tell = (id, text) => { document.querySelector(id).textContent = text; };
tell('#enabled', String(navigator.cookieEnabled));
const wanted = 'written-by-script=1';
try {
  document.cookie = wanted + '; path=/; max-age=600';
  tell('#written', document.cookie.split('; ').includes(wanted) ? 'yes' : 'no');
  tell('#readable', document.cookie || '(empty)');
} catch (error) {
  tell('#written', 'no: ' + error.name);
  tell('#readable', error.name);
}
fetch('/disabled/echo').then((response) => response.json()).then(({ cookieHeader }) => {
  tell('#echo', cookieHeader ?? 'no Cookie header');
  document.body.dataset.done = 'true';
});
</script>`;

function show(request: DemoRequest): DemoResponse {
  return page(request, {
    title: 'Are cookies switched off?',
    lead: 'What this page sees by itself. Switch cookies off for this site in the browser, and reload twice.',
    body: html`<section><table>
<tr><th scope="row"><code>navigator.cookieEnabled</code></th><td id="enabled">?</td></tr>
<tr><th scope="row">A script can write a cookie</th><td id="written">?</td></tr>
<tr><th scope="row"><code>document.cookie</code></th><td id="readable">?</td></tr>
<tr><th scope="row">This page was asked for with set-by-server</th><td id="returned">${receivedValue(request, 'set-by-server') === null ? 'no' : 'yes'}</td></tr>
<tr><th scope="row">A request from this page carries</th><td id="echo">?</td></tr></table>
<p>Chromium: <code>chrome://settings/content/siteDetails?site=http://shop.localhost</code>. Firefox: <code>about:preferences#privacy</code>, Manage Exceptions.
Chromium says that cookies are enabled even then.</p>
<p><a class="button" href="/disabled">Reload</a></p></section>${PROBE}`,
    look: html`<p>Crumb says that cookies are blocked for this page, and by which setting, as far as the browser tells. The cookies set before are
still in the jar; no request carries them.</p>`,
    setCookie: ['set-by-server=1; Path=/; Max-Age=600'],
  });
}

/** The pages that show a site in a browser without cookies. */
export const DISABLED_PAGES: Route[] = [
  { host: 'shop.localhost', path: '/disabled', handle: show },
  {
    host: 'shop.localhost',
    path: '/disabled/echo',
    handle: ({ cookieHeader }) => ({ type: 'application/json', body: JSON.stringify({ cookieHeader }) }),
  },
];
