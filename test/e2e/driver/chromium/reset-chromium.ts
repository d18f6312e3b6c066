import { setTimeout as delay } from 'node:timers/promises';
import type { ChromiumProcess } from './chromium-process.ts';

const TIMEOUT_MS = 25_000;
const PAUSE_MS = 15;
/** Pages of the browser itself that no test opens. */
const OWN = /^chrome:\/\/(?!extensions|settings)/;

/** Removes the extension and all data, and closes every page but the one that Chromium started with. */
export async function resetChromium({ browser, session, firstPage, extensionId }: ChromiumProcess): Promise<void> {
  await session.send('Extensions.uninstall', { id: extensionId });
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const { targetInfos } = await session.send('Target.getTargets');
    const pages = targetInfos.filter(({ type, url }) => (type === 'page' || type === 'other') && !OWN.test(url));
    if (!pages.some(({ targetId }) => targetId === firstPage))
      throw new Error('the first page of the browser was closed');
    const opened = pages.filter(({ targetId }) => targetId !== firstPage);
    if (opened.length === 0) break;
    if (Date.now() > deadline) throw new Error(`not closed: ${opened.map(({ url }) => url)}`);
    await Promise.allSettled(opened.map(({ targetId }) => session.send('Target.closeTarget', { targetId })));
    await delay(PAUSE_MS);
  }
  const page = (await browser.pages())[0];
  const client = await page?.createCDPSession();
  await client?.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' });
  await client?.send('Network.clearBrowserCookies');
  await client?.send('Network.clearBrowserCache');
  await client?.detach();
}
