import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type CDPSession } from 'puppeteer-core';
import { profileParent } from '../profile-parent.ts';
import type { Json } from '../script.ts';
import { DEVTOOLS_PREFERENCES } from './chromium-devtools.ts';

export interface ChromiumProcess {
  browser: Browser;
  /** The browser's own session: targets, storage, extensions. */
  session: CDPSession;
  profile: string;
  /** The target of the page that Chromium opened by itself. */
  firstPage: string;
  extensionId: string;
  /** Ends Chromium and removes its profile, unless it was given; may be called twice. */
  end(): Promise<void>;
  /** Ends Chromium as a crash does. */
  kill(): Promise<void>;
}

/** What is loaded into Chromium as Crumb. */
export interface ChromiumExtension {
  extension: string;
  /** Optional permissions that the extension has from the start: a copy of it requires them. */
  granted: string[];
}

export interface ChromiumStart extends ChromiumExtension {
  executable: string;
  preferences: Record<string, Json>;
  headed: boolean;
  switches: string[];
  /** The folder of a profile, which stays. */
  profile?: string | undefined;
}

/** An extension reloaded without developer mode stays disabled for ever. */
const PREFERENCES = { extensions: { ui: { developer_mode: true } } };

const CLOSE_TIMEOUT_MS = 25_000;

/** Starts Chromium in a fresh profile with the extension loaded and allowed in incognito windows. */
export async function startChromium(start: ChromiumStart): Promise<ChromiumProcess> {
  const profile = start.profile ?? mkdtempSync(join(profileParent(), 'crumb-chromium-'));
  const remove = () => {
    if (!start.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const preferences = join(profile, 'Default', 'Preferences');
  if (!existsSync(preferences)) {
    mkdirSync(join(profile, 'Default'));
    writeFileSync(preferences, JSON.stringify({ ...PREFERENCES, ...DEVTOOLS_PREFERENCES, ...start.preferences }));
  }
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];
  const browser = await puppeteer
    .launch({
      executablePath: start.executable,
      headless: !start.headed,
      pipe: true,
      enableExtensions: true,
      handleDevToolsAsPage: true,
      handleSIGTERM: false,
      userDataDir: profile,
      defaultViewport: null,
      args: ['--window-size=1280,900', ...asRoot, ...start.switches],
    })
    .catch((error: unknown) => {
      remove();
      throw error;
    });
  const abandon = () => {
    browser.process()?.kill('SIGKILL');
    remove();
  };
  process.once('exit', abandon);
  let ended: Promise<void> | null = null;
  const end = () => {
    ended ??= (async () => {
      const kill = setTimeout(() => browser.process()?.kill('SIGKILL'), CLOSE_TIMEOUT_MS);
      await browser.close().catch(() => browser.process()?.kill('SIGKILL'));
      clearTimeout(kill);
      process.off('exit', abandon);
      remove();
    })();
    return ended;
  };
  const kill = () => {
    ended ??= new Promise<void>((resolve) => {
      browser.process()?.once('exit', () => resolve());
      browser.process()?.kill('SIGKILL');
    }).then(() => {
      process.off('exit', abandon);
      remove();
    });
    return ended;
  };
  try {
    const session = await browser.target().createCDPSession();
    const { targetInfos } = await session.send('Target.getTargets');
    const firstPage = targetInfos.find(({ type }) => type === 'page')?.targetId ?? '';
    const extensionId = await loadIntoChromium(session, profile, start);
    return { browser, session, profile, firstPage, extensionId, end, kill };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Loads an extension, allowed in incognito windows, and gives its id. */
export async function loadIntoChromium(
  session: CDPSession,
  profile: string,
  { extension, granted }: ChromiumExtension,
): Promise<string> {
  const path = granted.length ? withPermissions(extension, join(profile, 'extension'), granted) : extension;
  const { id } = await session.send('Extensions.loadUnpacked', { path, enableInIncognito: true });
  return id;
}

function withPermissions(extension: string, copy: string, permissions: string[]): string {
  cpSync(extension, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest: { permissions: string[]; optional_permissions: string[] } = JSON.parse(readFileSync(file, 'utf8'));
  manifest.permissions.push(...permissions);
  manifest.optional_permissions = manifest.optional_permissions.filter((name) => !permissions.includes(name));
  writeFileSync(file, JSON.stringify(manifest));
  return copy;
}
