import { afterAll, afterEach } from 'vitest';
import { type Demo, startDemo } from '../demo/demo.ts';
import { launchReset } from './driver/launch.ts';
import type { Crumb, LaunchOptions, Panel, Tab } from './driver/surface.ts';

export interface Stage {
  demo: Demo;
  crumb: Crumb;
  tab: Tab;
}

export interface StageOptions extends Partial<LaunchOptions> {
  /** A host that shows a blank page on every path where a test serves none; the tab is at it. */
  host?: string;
  /** Where the tab is to begin with. */
  path?: string;
}

/** In a page: it requests no icon, so that each request to its host is one of the test's. */
export const NO_ICON = '<link rel="icon" href="data:,">';
const BLANK = { body: `${NO_ICON}<title>Stage</title>` };

/** The demo site, a browser with Crumb in it and a tab in front; `end` closes the browser and the site. */
export async function openStage({
  host,
  path = '/',
  ...options
}: StageOptions): Promise<Stage & { end(): Promise<void> }> {
  const demo = await startDemo();
  const crumb = await launchReset({ build: 'localhost', ...options });
  const end = async () => {
    await crumb.close();
    await demo.close();
  };
  if (host === undefined) return { demo, crumb, tab: await crumb.openTab('about:blank'), end };
  demo.serve(host, '*', BLANK);
  return { demo, crumb, tab: await crumb.openTab(demo.url(host, path)), end };
}

/** What a file of specs stands on. A popup left open is closed after each test, the rest after the last. */
export async function stage(options: StageOptions = {}): Promise<Stage> {
  const { end, ...all } = await openStage(options);
  afterAll(end);
  afterEach(() => all.crumb.closePopup());
  return all;
}

/** The same with DevTools open at Crumb's panel, which is 1,200 pixels wide. */
export async function panelStage(height: number, options: StageOptions = {}): Promise<Stage & { panel: Panel }> {
  const all = await stage(options);
  const panel = await all.crumb.openPanel(all.tab);
  await panel.setSize(1200, height);
  return { ...all, panel };
}
