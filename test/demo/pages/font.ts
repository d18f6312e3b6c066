import { html } from '../markup.ts';
import { type DemoRequest, type DemoResponse, receivedValue, redirect } from '../message.ts';
import { page } from '../page.ts';
import type { Route } from '../route.ts';

const FONTS: Record<string, string> = {
  Sans: 'system-ui, sans-serif',
  Serif: 'Georgia, serif',
  Mono: 'ui-monospace, monospace',
  Comic: 'Comic Sans MS, Comic Neue, cursive',
};
const LIFE_SECONDS = 15 * 24 * 60 * 60;

function isFont(name: string | null): name is string {
  return name !== null && Object.hasOwn(FONTS, name);
}

/** Stores the choice and redirects back, so that a reload does not send the form again. */
function choose(request: DemoRequest): DemoResponse {
  const chosen = new URLSearchParams(request.body).get('font');
  if (!isFont(chosen)) return { status: 400, type: 'text/plain; charset=utf-8', body: 'There is no such font.\n' };
  return redirect('/font', [`font=${chosen}; Max-Age=${LIFE_SECONDS}; Path=/; SameSite=Lax`]);
}

function show(request: DemoRequest): DemoResponse {
  const given = receivedValue(request, 'font');
  const font = isFont(given) ? given : 'Sans';
  return page(request, {
    title: 'Choose your font',
    lead: 'The choice is kept for 15 days, and this page is shown in it.',
    body: html`<section><form method="post" action="/font">
<label for="font">Font</label>
<select id="font" name="font">${Object.keys(FONTS).map((name) =>
      name === font ? html`<option selected>${name}</option>` : html`<option>${name}</option>`,
    )}</select>
<button>Keep</button></form>
<p>${
      given === null
        ? 'No font cookie came: this is the default.'
        : isFont(given)
          ? `The font cookie says ${font}.`
          : 'The font cookie says something this server does not know: this is the default.'
    }</p></section>`,
    look: html`<p>Change the value of font to Serif, Mono or Comic in Crumb, and reload. A preference that page JavaScript may read is
no secret: no warning asks for HttpOnly here.</p>`,
    font: FONTS[font] ?? 'system-ui',
  });
}

/** A preference in a cookie: POST, then redirect. */
export const FONT_PAGES: Route[] = [
  {
    host: 'shop.localhost',
    path: '/font',
    handle: (request) => (request.method === 'POST' ? choose(request) : show(request)),
  },
];
