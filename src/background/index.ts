import { broadcast, serve } from '../bridge/serve.ts';
import { onCookieChanged } from '../browser/cookie-events.ts';
import { onPermissionsChanged } from '../browser/permissions.ts';
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
void recoverWatch();
