import type { CookieChange } from '../../cookie/jar/changes.ts';
import type { JarEvent } from '../../cookie/jar/jar-entry.ts';
import { isOwnWrite } from '../../handlers/write/exchange/own-writes.ts';

let last = 0;

/** An event with its moment, later than any before, also by a clock that is set back while the background runs. */
export function stampEvent(change: CookieChange): JarEvent {
  last = Math.max(Date.now() * 1000, last + 1);
  return { id: last, change, ...(isOwnWrite(change) && { own: true as const }) };
}

/** The id of the latest event. */
export function lastEventId(): number {
  return last;
}
