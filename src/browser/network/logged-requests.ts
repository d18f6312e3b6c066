/** A request as DevTools report it at present, as a HAR entry. The same id means the same request. */
export interface LoggedRequest {
  id: number;
  entry: unknown;
}

/** The part of a HAR entry that tells requests apart. */
interface Entry {
  startedDateTime?: unknown;
  time?: unknown;
  request?: { method?: unknown; url?: unknown; headers?: unknown };
  response?: { status?: unknown; headers?: unknown; _error?: unknown };
}

/** A request that was reported before. */
interface Reported {
  id: number;
  time: unknown;
  status: unknown;
  /** How many header fields both messages have: the raw ones come late and are more. */
  fields: number;
  /** An event reported its end. */
  hasEnded: boolean;
  /** It ended with an error. */
  hasFailed: boolean;
}

/** Names beyond this that the record no longer has are dropped. */
const MAX_NAMES = 10_000;

/**
 * Finds out which HAR entries are about the same request, because DevTools give no id. Of requests for one URL that began in
 * the same millisecond the duration decides, and then their order: what matters is that none is missing or counted twice.
 */
export class LoggedRequests {
  readonly #requests = new Map<string, Reported[]>();
  readonly #isGrowing: boolean;
  #lastId = 0;

  /** @param isGrowing whether the record also has requests that have not ended, whose duration still grows */
  constructor(isGrowing: boolean) {
    this.#isGrowing = isGrowing;
  }

  /** A request has ended. Null: its entry has nothing new. */
  ended(entry: Entry): LoggedRequest | null {
    const named = this.#named(nameOf(entry));
    // Chromium reports the end of a frame that failed again when it shows the error page.
    const started = named.filter(({ hasEnded, hasFailed }) => !hasEnded || (hasFailed && hasError(entry)));
    const reported = started.find(({ time }) => time === entry.time) ?? (this.#isGrowing ? started[0] : undefined);
    if (!reported) return this.#add(entry, true);
    reported.hasEnded = true;
    const { time, status, fields } = reported;
    if (fieldsOf(entry) < fields) return null;
    const isSame = time === entry.time && status === entry.response?.status && fields === fieldsOf(entry);
    return isSame ? null : this.#update(reported, entry);
  }

  /** The whole record was read. Returns the requests that are new, and those whose entry is more complete. */
  recorded(entries: readonly Entry[]): LoggedRequest[] {
    const byName = new Map<string, Entry[]>();
    for (const entry of entries) {
      const same = byName.get(nameOf(entry));
      if (same) same.push(entry);
      else byName.set(nameOf(entry), [entry]);
    }
    const pairs = new Map<Entry, Reported>();
    for (const [name, same] of byName) {
      const unpaired = new Set(this.#named(name));
      const pair = (entry: Entry, reported: Reported | undefined): void => {
        if (!reported) return;
        pairs.set(entry, reported);
        unpaired.delete(reported);
      };
      for (const entry of same)
        pair(
          entry,
          [...unpaired].find(({ time }) => time === entry.time),
        );
      for (const entry of same) if (!pairs.has(entry)) pair(entry, [...unpaired][0]);
    }
    const found = entries.flatMap((entry): LoggedRequest[] => {
      const reported = pairs.get(entry);
      if (!reported) return [this.#add(entry, false)];
      const isMore = fieldsOf(entry) > reported.fields || (reported.status === 0 && entry.response?.status !== 0);
      return isMore ? [this.#update(reported, entry)] : [];
    });
    if (this.#requests.size > MAX_NAMES)
      for (const name of this.#requests.keys()) if (!byName.has(name)) this.#requests.delete(name);
    return found;
  }

  #named(name: string): readonly Reported[] {
    return this.#requests.get(name) ?? [];
  }

  #add(entry: Entry, hasEnded: boolean): LoggedRequest {
    const reported: Reported = { id: ++this.#lastId, time: null, status: null, fields: 0, hasEnded, hasFailed: false };
    const name = nameOf(entry);
    this.#requests.set(name, [...this.#named(name), reported]);
    return this.#update(reported, entry);
  }

  #update(reported: Reported, entry: Entry): LoggedRequest {
    reported.time = entry.time;
    reported.status = entry.response?.status;
    reported.fields = fieldsOf(entry);
    reported.hasFailed = hasError(entry);
    return { id: reported.id, entry };
  }
}

function nameOf({ startedDateTime, request }: Entry): string {
  return `${startedDateTime} ${request?.method} ${request?.url}`;
}

function hasError({ response }: Entry): boolean {
  return Boolean(response?._error);
}

function fieldsOf({ request, response }: Entry): number {
  return lengthOf(request?.headers) + lengthOf(response?.headers);
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
