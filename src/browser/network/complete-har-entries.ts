/** The part of a HAR entry that shows whether it is complete. */
interface Entry {
  startedDateTime?: unknown;
  _fromCache?: unknown;
  request?: { url?: unknown };
  response?: {
    status?: unknown;
    httpVersion?: unknown;
    headersSize?: unknown;
    _fetchedViaServiceWorker?: unknown;
  };
}

/** The raw fields come some milliseconds after the rest; on a busy machine later. */
const WAIT_MS = 100;
/** When they have not come by then, what is known must do. */
const PATIENCE_MS = 1500;
/** Reading the record of a large page takes its time: no more than a fifth of all time goes into that. */
const REST = 4;

/**
 * Chromium reports the end of a request, and sometimes has not yet read the raw fields of its response: all Set-Cookie
 * lines are then missing, most often of redirects. The record has them a moment later. Gives a function that takes
 * entries as they end and passes them on in that order, each whole; where nothing is missing, at once.
 */
export function completeHarEntries(
  listener: (entry: unknown) => void,
  recorded: () => Promise<readonly unknown[]>,
): (entry: unknown) => void {
  let held: { entry: Entry; since: number }[] = [];
  let isWaiting = false;

  async function fillIn(): Promise<void> {
    const start = performance.now();
    // If DevTools do not respond, no request is lost either.
    const entries = (await recorded().catch(() => [])) as readonly Entry[];
    const record = new Map(entries.map((entry) => [nameOf(entry), entry]));
    const end = performance.now();
    held = held.map(({ entry, since }) => ({ entry: record.get(nameOf(entry)) ?? entry, since }));
    passOn(({ entry, since }) => !isCut(entry) || !tellsSize(entry) || end - since >= PATIENCE_MS);
    isWaiting = held.length > 0;
    if (isWaiting) setTimeout(fillIn, Math.max(WAIT_MS, REST * (end - start)));
  }

  /** Those that may go, up to the first that may not. */
  function passOn(mayGo: (one: { entry: Entry; since: number }) => boolean): void {
    const index = held.findIndex((one) => !mayGo(one));
    for (const { entry } of held.splice(0, index < 0 ? held.length : index)) listener(entry);
  }

  return (entry) => {
    held.push({ entry: entry as Entry, since: performance.now() });
    if (isWaiting) return;
    passOn((one) => !isCut(one.entry));
    isWaiting = held.length > 0;
    if (isWaiting) setTimeout(fillIn, WAIT_MS);
  };
}

/** Without its raw fields a response has no size of its head; one that no server sent never has them. */
function isCut({ response, _fromCache }: Entry): boolean {
  const isSent = !_fromCache && response?._fetchedViaServiceWorker !== true;
  return isSent && response?.headersSize === -1 && response.status !== 0;
}

/** From HTTP/2 on no head has a size: the record is read once. */
function tellsSize({ response }: Entry): boolean {
  return /^http\/1/i.test(String(response?.httpVersion));
}

/** No two requests for one URL begin in the same millisecond. */
function nameOf({ startedDateTime, request }: Entry): string {
  return `${startedDateTime} ${request?.url}`;
}
