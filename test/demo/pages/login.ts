import { html, readable } from '../markup.ts';
import { type DemoRequest, type DemoResponse, receivedValue, redirect } from '../message.ts';
import { page } from '../page.ts';
import type { Route } from '../route.ts';
import { isGenuine, readSession, signSession } from '../session.ts';

/** A real server keeps its secret private; this one protects nothing. */
const SECRET = 'the demo has no secrets';

function login(request: DemoRequest): DemoResponse {
  const user = new URLSearchParams(request.body).get('user')?.trim().slice(0, 200) || 'Ada';
  return redirect('/login', [sessionLine(user, request.at)]);
}

function sessionLine(user: string, now: number): string {
  const payload = { _fresh: true, cart: { 'oatmeal-raisin': 2, sugar: 3 }, role: 'customer', user };
  return `session=${signSession(payload, SECRET, now)}; HttpOnly; Path=/`;
}

/** The line that logs Ada in. */
export function startSession(request: DemoRequest): string {
  return sessionLine('Ada', request.at);
}

function show(request: DemoRequest): DemoResponse {
  const value = receivedValue(request, 'session');
  const session = value === null ? null : readSession(value);
  const genuine = value !== null && session !== null && isGenuine(value, SECRET);
  const user = genuine && typeof session?.payload.user === 'string' ? session.payload.user : null;
  return page(request, {
    title: user === null ? 'Log in' : `Hello, ${user}`,
    lead: 'The session is a cookie as Flask writes it: signed, so that nobody can change it. Not encrypted: anybody can read it.',
    body: html`<section><form method="post" action="/login">
<label for="user">Your name (there is no password)</label>
<input id="user" name="user" value="Ada" autocomplete="off" required> <button>Log in</button></form>
${user === null ? null : html`<form method="post" action="/logout"><button class="quiet">Log out</button></form>`}</section>
${value === null ? null : readSection(value, session, genuine)}`,
    look: html`<p>session has the form of a Flask session; it is HttpOnly, so no script can read it, yet Crumb can. Change one letter of its
value and reload: the signature no longer fits, and you are logged out.</p>`,
  });
}

function readSection(value: string, session: ReturnType<typeof readSession>, genuine: boolean) {
  if (session === null) {
    return html`<section><p>The session cookie <code>${readable(value)}</code> does not have the form of one.</p></section>`;
  }
  return html`<section aria-labelledby="read"><h2 id="read">What anybody can read in it</h2>
<pre>${JSON.stringify(session.payload, null, 2)}</pre>
<p>Signed at ${new Date(session.signedAt).toUTCString()}. ${
    genuine
      ? 'The signature fits.'
      : 'The signature does not fit: this server did not write it, or someone has changed it. It counts for nothing.'
  }</p></section>`;
}

/** Log in and out, with the session in the cookie itself. */
export const LOGIN_PAGES: Route[] = [
  {
    host: 'shop.localhost',
    path: '/login',
    handle: (request) => (request.method === 'POST' ? login(request) : show(request)),
  },
  {
    host: 'shop.localhost',
    path: '/logout',
    handle: () => redirect('/login', ['session=; Max-Age=0; HttpOnly; Path=/']),
  },
];
