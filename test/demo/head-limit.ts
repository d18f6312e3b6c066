import { html } from './markup.ts';
import type { DemoRequest, DemoResponse } from './message.ts';
import { page } from './page.ts';

/** The limit of heavy.localhost for a request head, octets: Node's default, `--max-http-header-size`. */
export const HEAD_LIMIT = 16 * 1024;

/** The pages that help after a 431: they respond whatever the size of the request. */
const WAYS_OUT = ['/reset', '/add', '/fill'];

/** 431 where the request head is over the limit of its host; null: the page may respond. */
export function answerHead(request: DemoRequest): DemoResponse | null {
  if (request.host !== 'heavy.localhost' || WAYS_OUT.includes(request.path)) return null;
  if (request.headOctets <= HEAD_LIMIT) return null;
  return page(request, {
    title: '431 Request Header Fields Too Large',
    lead: `The head of this request is ${request.headOctets.toLocaleString('en')} octets. This server takes ${HEAD_LIMIT.toLocaleString('en')}, and answers no page until cookies are deleted.`,
    body: html`<section aria-labelledby="out"><h2 id="out">The way out</h2>
<p>A site in this state is broken for you and for nobody else. Its own pages no longer open, so nothing on them can help.
Here there is one address that always answers, also when typed: <code>heavy.localhost:${request.port}/reset</code></p>
<p><a class="button" href="/reset">Delete this host's cookies</a> <a class="button quiet" href="/add">Add one more cookie</a></p></section>`,
    look: html`<p>The headline is past the budget "Node". Delete the heaviest cookies there, reload, and the page is back.</p>`,
    status: 431,
  });
}
