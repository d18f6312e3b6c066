import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { FormatWarning, ReadCookie } from '../format/format.ts';
import type { JsonPath } from '../json-text/json-path.ts';
import type { JsonReport } from '../json-text/json-report.ts';

/** The most labels of a host that are examined for cookies of its parent domains. */
const MAX_LABELS = 20;

/** The cookies of a HAR as its requests went on: a later response replaces, and can delete, what an earlier one set. */
export class HarJar {
  private readonly cookies = new Map<string, ReadCookie>();
  /** The cookies by name and domain, to find the one that a request sent. */
  private readonly sendable = new Set<string>();

  constructor(private readonly report: JsonReport) {}

  /** False when no more cookies are read. */
  store(cookie: Cookie, warnings: FormatWarning[], path: JsonPath): boolean {
    const key = cookieKey(cookie);
    if (!this.cookies.has(key) && this.report.isFull(path, this.cookies.size)) return false;
    this.cookies.set(key, { cookie, warnings });
    this.sendable.add(`${cookie.name}\n${cookie.domain}`);
    return true;
  }

  delete(cookie: Cookie): void {
    this.cookies.delete(cookieKey(cookie));
  }

  /** Whether the jar has a cookie of this name that a request to the host may send. */
  knows(name: string, host: string): boolean {
    const labels = host.split('.').slice(-MAX_LABELS);
    return labels.some((_, index) => this.sendable.has(`${name}\n${labels.slice(index).join('.')}`));
  }

  finish(): void {
    this.report.cookies = [...this.cookies.values()];
  }
}
