import type { CookieChange } from '../../cookie/jar/changes.ts';
import type { JarEvent } from '../../cookie/jar/jar-entry.ts';
import type { OwnWrites } from '../../handlers/write/exchange/own-writes.ts';

/** Gives the events of one background their moments. */
export function createEventStamp({ isOwnWrite }: Pick<OwnWrites, 'isOwnWrite'>) {
  let last = 0;

  /** An event with its moment, later than any before, also by a clock that is set back while the background runs. */
  function stampEvent(change: CookieChange): JarEvent {
    last = Math.max(Date.now() * 1000, last + 1);
    return { id: last, change, ...(isOwnWrite(change) && { own: true as const }) };
  }

  /** The id of the latest event. */
  function lastEventId(): number {
    return last;
  }

  return { stampEvent, lastEventId };
}
