import { broadcast, serve } from '../bridge/serve.ts';
import { onBrowserStarted, onTabClosed, onTabMoved, onWindowClosed } from '../browser/browser-events.ts';
import { onPermissionsChanged } from '../browser/capability.ts';
import { onCookieChanged } from '../browser/cookies/cookie-events.ts';
import { keepStorageTrusted } from '../browser/storage/trusted-storage.ts';
import { createBackground } from './background.ts';
import { createHandlers } from './handlers.ts';

const background = createBackground();
const { engine, mark, recorder, rejected, rules, watcher } = background;

// Registered before anything is awaited: an event that wakes the background is lost to a listener added later.
serve(createHandlers(background));
onCookieChanged((change) => {
  const event = background.stampEvent(change);
  watcher.onCookieEvent(event);
  const enforced = rules.onCookieEvent(event);
  const recorded = recorder.recordEvent(event);
  return enforced ? enforced.then(() => recorded) : recorded;
});
onPermissionsChanged(async (change, names) => {
  if (change === 'added' && names.includes('webRequest')) await rejected.startRejected();
  if (change === 'removed') void rejected.forgetAllWhereOff();
  void broadcast('accessChanged', null);
  if (change === 'added') void background.expectedGrant.reopenPopup();
  if (change === 'added') void rules.checkRules();
});
rejected.watchRejected();
onTabMoved((tabId, url) => void watcher.onTabAddress(tabId, url));
onTabClosed((tabId) => void rejected.forgetPage(tabId));
onWindowClosed(() => {
  void engine.recoverSteps();
  void recorder.forgetPrivateRecording();
  void mark.forgetPrivateMark();
  void rules.forgetPrivateRules();
});
// A site is recorded from the first page on.
onBrowserStarted(() => undefined);
void keepStorageTrusted();
void watcher.recoverWatcher();
void engine.recoverSteps();
void recorder.forgetPrivateRecording();
void mark.forgetPrivateMark();
void recorder.recoverRecording();
void rules.forgetPrivateRules();
void rules.checkRules();
