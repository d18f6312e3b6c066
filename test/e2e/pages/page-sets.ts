import type { Demo } from '../../demo/demo.ts';
import type { Tab } from '../driver/surface.ts';

/** The page's own JavaScript sets a cookie. */
export async function setByScript(tab: Tab, line: string): Promise<void> {
  await tab.evaluate((line) => {
    // biome-ignore lint/suspicious/noDocumentCookie: it is what most pages use.
    document.cookie = line;
  }, line);
}

/** The page asks its server, whose answer sets these. */
export async function setByServer(demo: Demo, tab: Tab, host: string, lines: string[]): Promise<void> {
  const end = demo.serve(host, '/answer', { setCookie: lines, type: 'text/plain', body: 'set' });
  await tab.evaluate(async () => (await fetch('/answer')).text());
  end();
}
