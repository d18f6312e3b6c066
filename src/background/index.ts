import { broadcast, serve } from '../bridge/serve.ts';
import { onCookieChanged } from '../browser/cookie-events.ts';
import { onPermissionsChanged } from '../browser/permissions.ts';
import { onWindowClosed } from '../browser/windows.ts';
import { settle } from '../handlers/write/engine.ts';
import { onHistoryChanged } from '../handlers/write/history-events.ts';
import { handlers } from './handlers.ts';
import { reopenPopup } from './reopen-popup.ts';
import { noteChange, recoverWatch } from './watcher.ts';

// Registered before anything is awaited: an event that wakes the background is lost to a listener added later.
serve(handlers);
onCookieChanged(noteChange);
onPermissionsChanged((change) => {
  void broadcast('accessChanged', null);
  if (change === 'added') void reopenPopup();
});
onWindowClosed(() => void settle());
onHistoryChanged((history) => void broadcast('historyChanged', history));
void recoverWatch();
void settle();
