import { broadcast } from '../bridge/serve.ts';
import { createStorage } from '../browser/storage/extension-storage.ts';
import { createMark } from '../handlers/snapshots/mark.ts';
import { createProfiles } from '../handlers/snapshots/profiles.ts';
import { createSnapshots } from '../handlers/snapshots/snapshots.ts';
import { createStoredSearch } from '../handlers/stored/stored-search.ts';
import { createStoredSettings } from '../handlers/stored-settings.ts';
import { createEngine } from '../handlers/write/engine.ts';
import { createOwnWrites } from '../handlers/write/exchange/own-writes.ts';
import { createExpectedGrant } from './expected-grant.ts';
import { createRegistrations } from './registrations.ts';
import { createRejectedWatch } from './rejected/watch-rejected.ts';
import { createRuleKeeper } from './rules/rule-keeper.ts';
import { createRecorder } from './timeline/recorder.ts';
import { createEventStamp } from './timeline/stamp-event.ts';
import { createWatcher } from './watcher.ts';

export type Background = ReturnType<typeof createBackground>;

/** All state that a background has between two requests, with nothing in it yet. It listens to nothing by itself. */
export function createBackground() {
  const storage = createStorage();
  const ownWrites = createOwnWrites();
  const registrations = createRegistrations(storage);
  const stamp = createEventStamp(ownWrites);
  const engine = createEngine({
    storage,
    ownWrites,
    onHistoryChanged: (history) => {
      void broadcast('historyChanged', history);
      void profiles.followHistory(history);
    },
    onWritten: (states) => rules.adopt(states),
    onParkedChanged: () => void broadcast('parkedChanged', null),
  });
  const rules = createRuleKeeper({ storage, enforce: engine.enforce, broadcast });
  const snapshots = createSnapshots(storage);
  const profiles = createProfiles({ storage, snapshots, readHistory: engine.handlers.readHistory });
  return {
    stampEvent: stamp.stampEvent,
    registrations,
    settings: createStoredSettings(storage),
    search: createStoredSearch(storage),
    engine,
    rules,
    snapshots,
    profiles,
    mark: createMark(storage),
    watcher: createWatcher({ registrations, broadcast }),
    recorder: createRecorder({ storage, lastEventId: stamp.lastEventId }),
    rejected: createRejectedWatch({ storage, broadcast }),
    expectedGrant: createExpectedGrant(storage),
  };
}
