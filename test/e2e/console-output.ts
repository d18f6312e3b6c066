import type { CDPSession } from 'puppeteer-core';
import { ChromiumView } from './driver/chromium/chromium-view.ts';
import { privilegedInFrame } from './driver/firefox/firefox-frame.ts';
import { FirefoxView } from './driver/firefox/firefox-view.ts';
import type { Crumb, View } from './driver/surface.ts';

declare const Services: { console: { getMessageArray(): { message?: string; toString(): string }[] } };

/**
 * Everything that Crumb's pages and background have written to consoles so far, and the messages of the browser there.
 */
export async function consoleOutput(crumb: Crumb, popup: View): Promise<string[]> {
  if (popup instanceof ChromiumView) return chromiumOutput(crumb, popup);
  if (popup instanceof FirefoxView) return firefoxOutput(crumb, popup);
  throw new Error('a view of no known browser');
}

async function chromiumOutput(crumb: Crumb, popup: ChromiumView): Promise<string[]> {
  const workers = popup.page
    .browser()
    .targets()
    .filter((target) => target.type() === 'service_worker' && target.url().startsWith(crumb.origin));
  const sessions = [popup.page.createCDPSession(), ...workers.map((worker) => worker.createCDPSession())];
  return (await Promise.all(sessions.map(async (session) => entriesOf(await session)))).flat();
}

/** Chromium also reports older messages of a console when a listener starts. */
async function entriesOf(session: CDPSession): Promise<string[]> {
  const entries: string[] = [];
  session.on('Log.entryAdded', ({ entry }) => entries.push(`${entry.level}: ${entry.text}`));
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
    entries.push(`exception: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`),
  );
  session.on('Runtime.consoleAPICalled', ({ type, args }) =>
    entries.push(`${type}: ${args.map((each) => JSON.stringify(each.value ?? each.description)).join(' ')}`),
  );
  await session.send('Log.enable');
  await session.send('Runtime.enable');
  await session.detach();
  return entries;
}

async function firefoxOutput(crumb: Crumb, popup: FirefoxView): Promise<string[]> {
  const messages = await popup.marionette.chrome(
    (origin) =>
      Services.console
        .getMessageArray()
        .map(String)
        .filter((text) => text.includes(origin)),
    crumb.origin,
  );
  // The process of all extensions' pages stores the calls of the console; Firefox has extensions of its own.
  const calls = await privilegedInFrame(
    popup.marionette,
    popup.browserId,
    `(() => {
     const { classes: Cc, interfaces: Ci } = Components;
     const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
     const isCrumbs = ({ filename }) => !filename.startsWith('moz-extension:') || filename.startsWith(${JSON.stringify(crumb.origin)});
     return JSON.stringify(storage.getEvents().filter(isCrumbs).map((each) => each.level + ': ' + each.arguments.map(String).join(' ')));
     })()`,
  );
  const texts: string[] = JSON.parse(calls);
  return [...messages, ...texts];
}
