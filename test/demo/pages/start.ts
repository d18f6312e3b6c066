import { toOctets } from '../../../src/cookie/octets.ts';
import { html } from '../markup.ts';
import { addressOn, type DemoRequest, type DemoResponse, redirect } from '../message.ts';
import { page } from '../page.ts';
import type { Route } from '../route.ts';
import { startSession } from './login.ts';

/** The names that `/start` sets. */
export const START_COOKIES = ['foo', 'visits', 'font', 'shoppingCart', 'greeting', 'session'];

/** Sets the cookies of the whole walk at once, for people who want to see something now. */
function start(request: DemoRequest): DemoResponse {
  return redirect('/', [
    'foo=bar; Max-Age=63072000; Path=/',
    'visits=1; Max-Age=63072000; Path=/',
    'font=Serif; Max-Age=1296000; Path=/; SameSite=Lax',
    'shoppingCart={"Sugar":"3","Oatmeal Raisin":"2"}; Path=/',
    `greeting=${toOctets('Grüße aus der Küche 🍪')}; Max-Age=86400; Path=/`,
    startSession(request),
  ]);
}

function walk(request: DemoRequest): DemoResponse {
  const heavy = addressOn(request, 'heavy.localhost', '/');
  const many = addressOn(request, 'many.localhost', '/');
  return page(request, {
    title: 'The cookie shop',
    lead: 'A walk through what cookies do. Each page says what it sets, shows what the server received, and what to look for in Crumb.',
    body: html`<section aria-labelledby="basics"><h2 id="basics">First cookies</h2><ol>
<li><a href="/set">Set a cookie</a> for two years, and see what the browser makes of it.</li>
<li><a href="/visits">Count visits</a>: a value and an expiry that move each time.</li>
<li><a href="/delete">Delete a cookie</a> with a max-age of 0.</li>
<li><a href="/start">Set a little of everything</a>, and come back here.</li></ol></section>
<section aria-labelledby="uses"><h2 id="uses">What they are used for</h2><ol start="5">
<li><a href="/font">A preference</a>, kept for 15 days.</li>
<li><a href="/shop/sugar/">A cart</a> kept by page JavaScript, and <a href="/cart">what becomes of it</a> without a path.</li>
<li><a href="/login">A login</a> whose session anybody can read.</li></ol></section>
<section aria-labelledby="trouble"><h2 id="trouble">Where they go wrong</h2><ol start="8">
<li><a href="/rejected">Rejected</a>: one cookie of each kind that browsers do not take.</li>
<li><a href="${heavy}">Too heavy</a>: twenty cookies of 4 KB, and a server that answers 431.</li>
<li><a href="${many}">Too many</a>: 200 cookies on one site, of which 169 stay.</li>
<li><a href="/third-party">Third party</a>: a frame and an image from another site, <a href="/third-party/partitioned">also partitioned</a>.</li>
<li><a href="/disabled">Switched off</a>: what a page sees without cookies.</li></ol></section>`,
    look: html`<p>Click Crumb in the toolbar. Its headline is the octets of the Cookie header that every request to this page carries: the same
number as above. Go to another page of the walk and open it again.</p>`,
  });
}

/** The first page of the walk. */
export const START_PAGES: Route[] = [
  { host: 'shop.localhost', path: '/', handle: walk },
  { host: 'shop.localhost', path: '/start', handle: start },
];
