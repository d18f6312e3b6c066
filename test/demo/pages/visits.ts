import { html } from '../markup.ts';
import { receivedValue } from '../message.ts';
import { page } from '../page.ts';
import type { Route } from '../route.ts';

const ASKED_DAYS = 730;
/** The longest lifetime that browsers store, RFC 6265bis section 5.5. */
const KEPT_DAYS = 400;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Counts visits in a cookie, and extends its expiry each time. */
export const VISITS_PAGES: Route[] = [
  {
    host: 'shop.localhost',
    path: '/visits',
    handle(request) {
      const before = Number(receivedValue(request, 'visits') ?? 0);
      const visits = Number.isSafeInteger(before) && before > 0 ? before + 1 : 1;
      const expiry = new Date(request.at + KEPT_DAYS * DAY_MS).toUTCString();
      return page(request, {
        title: visits === 1 ? 'Your first visit' : `Visit number ${visits}`,
        lead: 'Each visit counts one more, and the cookie lives on from that moment.',
        body: html`<section><p>visits is <strong id="visits">${visits}</strong> now, and expires <time datetime="${new Date(request.at + KEPT_DAYS * DAY_MS).toISOString()}">${expiry}</time>:
${KEPT_DAYS} days from this visit, though ${ASKED_DAYS} are asked for.</p>
<p>Count and expiry are set together. A server cannot read an expiry back: requests carry names and values only.</p>
<p><a class="button" href="/visits">Visit again</a></p></section>`,
        look: html`<p>The value of visits goes up and its expiry moves with every visit. Change the value in Crumb, and come back.</p>`,
        setCookie: [`visits=${visits}; Max-Age=${(ASKED_DAYS * DAY_MS) / 1000}; Path=/`],
      });
    },
  },
];
