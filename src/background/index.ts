import { broadcast, serve } from '../bridge/serve.ts';
import { onBrowserStarted, onTabClosed, onTabMoved, onWindowClosed } from '../browser/browser-events.ts';
import { onPermissionsChanged } from '../browser/capability.ts';
import { onCookieChanged } from '../browser/cookies/cookie-events.ts';
import { keepStorageTrusted } from '../browser/storage/trusted-storage.ts';
import { recoverSteps } from '../handlers/write/engine.ts';
import { onHistoryChanged } from '../handlers/write/journal/history-events.ts';
import { handlers } from './handlers.ts';
import { forgetAllWhereOff, forgetPage, startRejected, watchRejected } from './rejected/watch-rejected.ts';
import { reopenPopup } from './reopen-popup.ts';
import { forgetPrivateRecording, recordEvent, recoverRecording } from './timeline/recording.ts';
import { stampEvent } from './timeline/stamp-event.ts';
import { onCookieEvent, onTabAddress, recoverWatcher } from './watcher.ts';

// Registered before anything is awaited: an event that wakes the background is lost to a listener added later.
serve(handlers);
onCookieChanged((change) => {
  const event = stampEvent(change);
  onCookieEvent(event);
  return recordEvent(event);
});
onPermissionsChanged(async (change, names) => {
  if (change === 'added' && names.includes('webRequest')) await startRejected();
  if (change === 'removed') void forgetAllWhereOff();
  void broadcast('accessChanged', null);
  if (change === 'added') void reopenPopup();
});
watchRejected();
onTabMoved((tabId, url) => void onTabAddress(tabId, url));
onTabClosed((tabId) => void forgetPage(tabId));
onWindowClosed(() => {
  void recoverSteps();
  void forgetPrivateRecording();
});
// A site is recorded from the first page on.
onBrowserStarted(() => undefined);
onHistoryChanged((history) => void broadcast('historyChanged', history));
void keepStorageTrusted();
void recoverWatcher();
void recoverSteps();
void forgetPrivateRecording();
void recoverRecording();
