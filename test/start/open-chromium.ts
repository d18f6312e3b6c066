import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { iconIsOnToolbar, type OpenedBrowser, type OpenedPopup, type Opening, PATIENCE_MS } from './opened-browser.ts';
import { unpackedId } from './unpacked-id.ts';

/** Opens Chrome, Chromium, Edge or Brave with Crumb loaded, its icon in the toolbar, and the page in its first tab. */
export async function openChromium({ executable, profile, extension, url, headless }: Opening): Promise<OpenedBrowser> {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  // Without developer mode an unpacked extension does not work after its first reload.
  const extensions = { ui: { developer_mode: true }, pinned_extensions: [unpackedId(extension)] };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ extensions }));
  const browser = await puppeteer.launch({
    executablePath: executable,
    userDataDir: profile,
    headless,
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    timeout: PATIENCE_MS,
    // That switch shows a bar which says that the browser is controlled by test software.
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      '--window-size=1100,900',
      '--hide-crash-restore-bubble',
      ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : []),
    ],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const ended = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  const close = () => (browser.connected ? browser.close() : Promise.resolve());
  try {
    const id = await browser.installExtension(extension);
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    await page.goto(url);
    return { product: await browser.version(), openPopup: () => openPopup(browser, page, id), ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPopup(browser: Browser, page: Page, id: string): Promise<OpenedPopup> {
  const origin = `chrome-extension://${id}/`;
  // puppeteer knows the extension only once its worker runs.
  await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().startsWith(origin), {
    timeout: PATIENCE_MS,
  });
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error('The browser has not loaded Crumb.');
  await page.bringToFront();
  const opening = browser.waitForTarget((target) => target.type() === 'page' && target.url().startsWith(origin), {
    timeout: PATIENCE_MS,
  });
  const [target] = await Promise.all([opening, page.triggerExtensionAction(extension)]);
  const popup = await target.asPage();
  return {
    async rows(names) {
      await popup.waitForFunction(
        (names) => names.every((name) => document.querySelector(`[role=row][data-cookie-name="${name}"]`)),
        { timeout: PATIENCE_MS },
        names,
      );
    },
    isOnToolbar: () => popup.evaluate(iconIsOnToolbar),
    async picture(path) {
      // Headless, the popup's window has another size than its content.
      const surface = await popup.waitForSelector('[data-surface]', { timeout: PATIENCE_MS });
      await surface?.screenshot({ path });
    },
  };
}
