import type { Demo } from '../../demo/demo.ts';
import type { Handler } from '../../demo/message.ts';
import type { Tab } from '../driver/surface.ts';

/** A way to ask for an address, by the panel's name for it. */
export type Way = 'typed' | 'link' | 'form' | 'iframe' | 'image' | 'fetch' | 'fetch-default';

/** A request to be made: by a page of one host, or by a frame in it that shows another. */
export interface Case {
  way: Way;
  method?: string;
  /** Host of the page that makes it; none where it is typed. */
  from?: string;
  /** Host of the frame in that page that makes it instead. */
  frame?: string;
  /** Host that sends the browser on to the address. */
  by?: string;
}

/** What a page or frame is told to do, in the names of the DOM. */
interface Act {
  way: Way;
  method: string;
  url: string;
}

export const BLANK = '<!doctype html><link rel="icon" href="data:,"><title>What if</title>';

/** Runs inside a page or frame: makes the request as pages do. */
function act({ way, method, url }: Act): void {
  const place = <Element extends HTMLElement>(element: Element): Element => {
    document.body.append(element);
    return element;
  };
  if (way === 'link') {
    place(Object.assign(document.createElement('a'), { href: url, target: '_top' })).click();
  } else if (way === 'form' || (way === 'iframe' && method === 'POST')) {
    if (way === 'iframe') place(Object.assign(document.createElement('iframe'), { name: 'inner' }));
    const target = way === 'iframe' ? 'inner' : '_top';
    place(Object.assign(document.createElement('form'), { method, action: url, target })).submit();
  } else if (way === 'iframe') {
    place(Object.assign(document.createElement('iframe'), { src: url }));
  } else if (way === 'image') {
    place(Object.assign(document.createElement('img'), { src: url }));
  } else {
    const credentials = way === 'fetch' ? 'include' : 'same-origin';
    void fetch(url, { method, credentials }).catch(() => undefined);
  }
}

/** A page that does it as soon as it is shown. */
function acting(step: Act): string {
  return `${BLANK}<body><script>(${act})(${JSON.stringify(step)})</script>`;
}

/** Answers any method, and lets scripts of any page send it. */
export function open(handler: Handler): Handler {
  return async (request) => {
    const origin = request.headers.find(([name]) => name.toLowerCase() === 'origin')?.[1] ?? '*';
    const allowed: [string, string][] = [
      ['Access-Control-Allow-Origin', origin],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE'],
      ['Cache-Control', 'no-store'],
    ];
    if (request.method === 'OPTIONS') return { headers: allowed, body: '' };
    const answer = await handler(request);
    return { ...answer, headers: [...allowed, ...(answer.headers ?? [])] };
  };
}

/** Makes the request for real, in a tab of its own kind of page. `url` may be asked by way of another host. */
export async function make(
  demo: Demo,
  tab: Tab,
  { way, method = 'GET', from, frame, by }: Case,
  url: string,
): Promise<void> {
  const { pathname } = new URL(url);
  if (by !== undefined) {
    demo.serve(
      by,
      `/via${pathname}`,
      open(() => ({ status: 307, headers: [['Location', url]], body: '' })),
    );
  }
  const address = by === undefined ? url : demo.url(by, `/via${pathname}`);
  if (way === 'typed' || from === undefined) {
    await tab.goto(address);
    return;
  }
  const step = acting({ way, method, url: address });
  const inner = frame === undefined ? step : `${BLANK}<iframe src="${demo.url(frame, `/acts${pathname}`)}"></iframe>`;
  demo.serve(from, `/page${pathname}`, { body: inner });
  if (frame !== undefined) demo.serve(frame, `/acts${pathname}`, { body: step });
  await tab.goto(demo.url(from, `/page${pathname}`));
}
