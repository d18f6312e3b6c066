import { type Cookie, type CookieId, cookieKey } from '../../../cookie/cookie.ts';
import type { CookieChange } from '../../../cookie/jar/changes.ts';

/** How long after the browser's response its event may come, in milliseconds. */
const LATE_MS = 2_000;

interface Expected {
  /** What the write leaves there; null: nothing. */
  made: Cookie | null;
  /** From then on an event is not its. */
  until: number;
}

export type OwnWrites = ReturnType<typeof createOwnWrites>;

/** What Crumb wrote itself, until the browser has reported it. */
export function createOwnWrites() {
  const expected = new Map<string, Expected>();

  /** Crumb wrote or removed this cookie, and so caused the event that reports this. */
  function noteOwnWrite(id: CookieId, made: Cookie | null, call: Promise<unknown>): void {
    const now = Date.now();
    for (const [key, { until }] of expected) if (until < now) expected.delete(key);
    const entry: Expected = { made, until: Number.POSITIVE_INFINITY };
    expected.set(cookieKey(id), entry);
    const answered = (): void => {
      entry.until = Date.now() + LATE_MS;
    };
    void call.then(answered, answered);
  }

  /** Whether an event reports a write of Crumb's; called once for each event, in their order. */
  function isOwnWrite({ cookie, removed, cause }: CookieChange): boolean {
    const key = cookieKey(cookie);
    const write = expected.get(key);
    if (!write || write.until < Date.now()) return false;
    const isMade = removed ? write.made === null && cause !== 'overwrite' : write.made?.value === cookie.value;
    if (isMade) expected.delete(key);
    return isMade;
  }

  return { noteOwnWrite, isOwnWrite };
}
