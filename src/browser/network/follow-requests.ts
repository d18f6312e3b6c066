import { hasRawFields } from './has-raw-fields.ts';
import { type LoggedRequest, LoggedRequests } from './logged-requests.ts';

/** What DevTools offer: an event at the end of a request, and the record of all. */
export interface RequestSource {
  /** Calls `listener` when a request has ended; returns the function that ends this. */
  onFinished(listener: (entry: object) => void): () => void;
  /** The record; null: DevTools do not give it, as for an error page. */
  record(): Promise<readonly object[] | null>;
  /**
   * Chromium: events come before the raw fields, and never for a WebSocket or a response whose body the page does not read.
   * The record has all of it, so it is read again and again.
   */
  needsRecord: boolean;
  /** Whether a person may see the log. */
  isVisible(): boolean;
}

/** A log of requests that is being followed. */
export interface RequestFeed {
  /** An event, such as a changed cookie, suggests that the record has something new. */
  look(): void;
  end(): void;
}

/** The raw fields come some milliseconds after the rest; on a busy machine later. */
const WAIT_MS = 100;
/** After this time a request is passed on without them. */
const PATIENCE_MS = 1_500;
/** Reading the record of a large page is slow: at most a fifth of all time is spent on it. */
const REST = 4;
/** Without a reason the record is read so often, and takes at most a twentieth of all time. */
const IDLE_MS = 2_000;
const IDLE_REST = 19;

/**
 * Passes on each request, in the order in which DevTools reported them and as complete as their record is, and again if it
 * becomes more complete. The first call has what was recorded before.
 */
export function followRequests(
  listener: (requests: readonly LoggedRequest[]) => void,
  failed: (error: unknown) => void,
  { onFinished, record, needsRecord, isVisible }: RequestSource,
): RequestFeed {
  const logged = new LoggedRequests(needsRecord);
  let pending: { request: LoggedRequest; since: number; isLookedUp: boolean }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let restsUntil = 0;
  let isReading = false;
  let wasRead = false;
  let hasEnded = false;

  function addPending(requests: readonly LoggedRequest[]): void {
    for (const request of requests) {
      const present = pending.find(({ request: { id } }) => id === request.id);
      if (present) present.request = request;
      else pending.push({ request, since: performance.now(), isLookedUp: false });
    }
  }

  /** Passes on the requests that are complete, up to the first that is not. */
  function passOn(): void {
    if (!wasRead) return;
    const now = performance.now();
    const index = pending.findIndex(({ request, since, isLookedUp }) => {
      if (!needsRecord || now - since >= PATIENCE_MS) return false;
      const isWhole = hasRawFields(request.entry as object);
      return isWhole === 'perhaps' ? !isLookedUp : !isWhole;
    });
    const whole = index < 0 ? pending : pending.slice(0, index);
    pending = index < 0 ? [] : pending.slice(index);
    if (whole.length > 0) listener(whole.map(({ request }) => request));
  }

  function plan(delay: number): void {
    const due = Math.max(performance.now() + delay, restsUntil);
    if (hasEnded || (wasRead && !needsRecord) || due >= dueAt) return;
    clearTimeout(timer);
    dueAt = due;
    if (!isReading) timer = setTimeout(read, due - performance.now());
  }

  async function read(): Promise<void> {
    dueAt = Number.POSITIVE_INFINITY;
    if (wasRead && pending.length === 0 && !isVisible()) return plan(IDLE_MS);
    isReading = true;
    const start = performance.now();
    // If DevTools do not respond later, no request is lost either.
    const entries = await record().catch((error) => {
      if (!wasRead) failed(error);
      return null;
    });
    if (hasEnded) return;
    const end = performance.now();
    restsUntil = end + REST * (end - start);
    if (entries) addPending(logged.recorded(entries));
    for (const one of pending) one.isLookedUp ||= one.since <= start;
    wasRead = true;
    passOn();
    isReading = false;
    const wanted = dueAt - end;
    dueAt = Number.POSITIVE_INFINITY;
    plan(Math.min(wanted, pending.length > 0 ? WAIT_MS : Math.max(IDLE_MS, IDLE_REST * (end - start))));
  }

  const stop = onFinished((entry) => {
    const request = logged.ended(entry);
    if (request) addPending([request]);
    passOn();
    if (pending.length > 0) plan(WAIT_MS);
  });
  plan(0);

  return {
    look: () => plan(0),
    end: () => {
      hasEnded = true;
      clearTimeout(timer);
      stop();
    },
  };
}
