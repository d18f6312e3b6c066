import { html, Markup, readable } from './markup.ts';
import { addressOn, type DemoRequest, type DemoResponse, receivedCookies } from './message.ts';
import { STYLE } from './style.ts';

export interface PageContent {
  title: string;
  /** One sentence: what this page does. */
  lead: string;
  body: Markup;
  /** A hint where to look in Crumb. */
  look: Markup;
  setCookie?: string[];
  status?: number;
  /** A font-family for the whole page, as CSS. */
  font?: string;
}

/**
 * A page of the demo: what it does, the cookies of the request, the cookies that the response sets, and a hint for
 * Crumb.
 */
export function page(request: DemoRequest, content: PageContent): DemoResponse {
  const start = addressOn(request, 'shop.localhost', '/');
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>${content.title} · Crumb demo</title>
<style>${new Markup(STYLE)}${content.font ? new Markup(`body { font-family: ${content.font} }`) : null}</style>
</head>
<body>
<header><strong>${request.host}</strong><a href="${start}">All pages</a><a href="/reset">Delete this host's cookies</a></header>
<main>
<h1>${content.title}</h1>
<p class="lead">${content.lead}</p>
${content.body}
${setSection(content.setCookie ?? [])}
${receivedSection(request)}
<section class="look" aria-labelledby="look"><h2 id="look">Look in Crumb</h2>${content.look}</section>
</main>
</body>
</html>`;
  return {
    body: document.html,
    setCookie: content.setCookie ?? [],
    ...(content.status === undefined ? {} : { status: content.status }),
  };
}

function setSection(lines: string[]): Markup | null {
  if (lines.length === 0) return null;
  const many = lines.length > 3 ? ` (${lines.length} lines)` : '';
  return html`<section aria-labelledby="set"><h2 id="set">This answer sets${many}</h2>
<pre tabindex="0" aria-labelledby="set">${lines.map((line) => `Set-Cookie: ${readable(shortened(line))}`).join('\n')}</pre></section>`;
}

/** The header that the server received, to compare with Crumb: the size does not count "Cookie: ". */
export function receivedSection(request: DemoRequest): Markup {
  const octets = request.cookieHeader?.length ?? 0;
  const count = receivedCookies(request).length;
  const figures = `${count} ${count === 1 ? 'cookie' : 'cookies'}, ${octets.toLocaleString('en')} octets`;
  return html`<section aria-labelledby="received"><h2 id="received">This request carried
<output id="received-octets" data-octets="${octets}" data-count="${count}">${figures}</output></h2>
${
  request.cookieHeader === null
    ? html`<p>No Cookie header.</p>`
    : html`<pre tabindex="0" aria-labelledby="received">${request.cookieLines.map((line) => `Cookie: ${readable(line)}`).join('\n')}</pre>`
}</section>`;
}

const LONGEST_SHOWN = 160;

function shortened(line: string): string {
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}... (${line.length} octets)` : line;
}
