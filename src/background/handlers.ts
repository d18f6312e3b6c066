import { broadcast } from '../bridge/serve.ts';
import { openGrantPage } from '../browser/page/grant-page.ts';
import { reloadTab } from '../browser/page/reload-tab.ts';
import type { Handlers } from '../contract/requests.ts';
import { readHandlers } from '../handlers/read/read-handlers.ts';
import type { Background } from './background.ts';

/** What the background handles: every request of the contract. */
export function createHandlers(background: Background) {
  const {
    settings,
    snapshots,
    profiles,
    mark,
    engine,
    registrations,
    recorder,
    rejected,
    rules,
    search,
    expectedGrant,
    watcher,
  } = background;
  return {
    ...readHandlers,
    ...engine.handlers,
    ...rules.handlers,
    ...snapshots.handlers,
    ...profiles.handlers,
    ...mark.handlers,
    readSettings: async () => ({ value: await settings.readAllSettings() }),
    writeSettings: async (change) => {
      const changed = await settings.changeSettings(change);
      await broadcast('settingsChanged', changed);
      return { value: changed };
    },
    watch: async (registration) => {
      await expectedGrant.forgetGrant();
      const revision = await registrations.register(registration);
      return { value: { revision, unchangedSince: watcher.unchangedSince() } };
    },
    readRecording: async (of) => ({ value: await recorder.readRecording(of) }),
    isRecorded: async ({ site, storeId }) => ({ value: await recorder.isRecorded(site, storeId) }),
    recordSite: async (change) => {
      await recorder.recordSite(change);
      await broadcast('recordingChanged', null);
      return { value: null };
    },
    clearRecording: async (of) => {
      await recorder.clearRecording(of);
      await broadcast('recordingChanged', null);
      return { value: null };
    },
    readSearch: async () => ({ value: await search.readSearch() }),
    writeSearch: async (next) => {
      await search.writeSearch(next);
      return { value: null };
    },
    openGrantPage: async (ask) => {
      await openGrantPage(ask);
      return { value: null };
    },
    reloadPage: async ({ tabId }) => {
      await reloadTab(tabId);
      return { value: null };
    },
    readRejected: async (page) => ({ value: await rejected.readRejected(page) }),
    reportUnsent: async (of) => {
      await rejected.reportUnsent(of);
      return { value: null };
    },
    stopRejected: async () => {
      await rejected.stopRejected();
      return { value: null };
    },
    expectGrant: async (page) => {
      await expectedGrant.expectGrant(page);
      return { value: null };
    },
  } satisfies Handlers;
}
