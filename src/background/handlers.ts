import { broadcast } from '../bridge/serve.ts';
import { openGrantPage } from '../browser/page/grant-page.ts';
import type { Handlers } from '../contract/requests.ts';
import { changeSettings } from '../handlers/change-settings.ts';
import { readHandlers } from '../handlers/read/read-handlers.ts';
import { engine } from '../handlers/write/engine.ts';
import { register } from './registrations.ts';
import { readRejected, stopRejected } from './rejected/watch-rejected.ts';
import { expectGrant, forgetGrant } from './reopen-popup.ts';
import { clearRecording, readRecording, recordSite } from './timeline/recording.ts';

/** What the background handles: every request of the contract. */
export const handlers = {
  ...readHandlers,
  ...engine,
  writeSettings: async (change) => {
    const settings = await changeSettings(change);
    await broadcast('settingsChanged', settings);
    return { value: settings };
  },
  watch: async (registration) => {
    await forgetGrant();
    return { value: { revision: await register(registration) } };
  },
  readRecording: async (of) => ({ value: await readRecording(of) }),
  recordSite: async (change) => {
    await recordSite(change);
    await broadcast('recordingChanged', null);
    return { value: null };
  },
  clearRecording: async (of) => {
    await clearRecording(of);
    await broadcast('recordingChanged', null);
    return { value: null };
  },
  openGrantPage: async (ask) => {
    await openGrantPage(ask);
    return { value: null };
  },
  readRejected: async (page) => ({ value: await readRejected(page) }),
  stopRejected: async () => {
    await stopRejected();
    return { value: null };
  },
  expectGrant: async (page) => {
    await expectGrant(page);
    return { value: null };
  },
} satisfies Handlers;
