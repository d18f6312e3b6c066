import { parseUrl } from '../../cookie/address/parse-url.ts';
import type { PartitionKey } from '../../cookie/cookie.ts';
import { LIMITS } from '../../cookie/limits/limits.ts';
import { toOctets } from '../../cookie/octets.ts';
import { requestedCookie } from '../../cookie/set-cookie/read-set-cookie.ts';
import type { ResponseContext } from '../../cookie/verdict.ts';
import { defaultCookie } from '../format/default-cookie.ts';
import type { FormatWarning } from '../format/format.ts';
import { splitSetCookies } from '../format/split-set-cookies.ts';
import { CookieFields } from '../json-cookie/cookie-fields.ts';
import { isoField } from '../json-cookie/expiry-fields.ts';
import { isJsonObject, type JsonObject, member } from '../json-cookie/json-object.ts';
import { partitionField } from '../json-cookie/partition-field.ts';
import type { JsonPath } from '../json-text/json-path.ts';
import type { JsonReport } from '../json-text/json-report.ts';
import { expiryIn } from '../lines/cookie-of-line.ts';
import { headerPairs } from '../lines/cookie-pairs.ts';
import { harCookie } from './har-cookie.ts';
import type { HarJar } from './har-jar.ts';

/** The partition of a line with Partitioned, which the line does not name. */
const SOME_PARTITION: PartitionKey = { topLevelSite: '', hasCrossSiteAncestor: false };

/** One request of a HAR and its response. */
export class HarEntry {
  private readonly url: Readonly<URL> | null;

  constructor(
    private readonly entry: unknown,
    private readonly path: JsonPath,
    private readonly jar: HarJar,
    private readonly report: JsonReport,
  ) {
    const url = member(member(entry, 'request'), 'url');
    this.url = typeof url === 'string' ? parseUrl(url) : null;
  }

  /** Returns whether the entry says anything about cookies. */
  read(): boolean {
    const sent = listOf(this.entry, 'request', 'cookies');
    const sentLines = this.fields('request', 'cookie');
    const set = listOf(this.entry, 'response', 'cookies');
    const setLines = this.fields('response', 'set-cookie');
    if (sent.length + sentLines.length + set.length + setLines.length === 0) return false;
    if (!this.url) {
      this.report.problem('badUrl', [...this.path, 'request', 'url']);
      return true;
    }
    for (const [index, cookie] of sent.entries()) this.sentCookie(cookie, [...this.path, 'request', 'cookies', index]);
    if (sent.length === 0) for (const { value, path } of sentLines) this.sentLine(value, path);
    const partitioned = setLines.length > 0 ? partitionedByName(set) : new Map<string, JsonObject>();
    for (const { value, path } of setLines) this.setLine(value, path, partitioned);
    if (setLines.length > 0) return true;
    for (const [index, cookie] of set.entries()) this.cookie(cookie, [...this.path, 'response', 'cookies', index]);
    return true;
  }

  private fields(side: 'request' | 'response', name: string): { value: string; path: JsonPath }[] {
    return listOf(this.entry, side, 'headers').flatMap((header, index) => {
      const [own, value] = [member(header, 'name'), member(header, 'value')];
      if (typeof own !== 'string' || typeof value !== 'string' || own.toLowerCase() !== name) return [];
      return [{ value, path: [...this.path, side, 'headers', index, 'value'] }];
    });
  }

  /** Other tools than Chromium list name and value alone: the other fields are known if an earlier response has set the cookie. */
  private sentCookie(cookie: unknown, path: JsonPath): void {
    const name = member(cookie, 'name');
    const domain = member(cookie, 'domain');
    const isBare = typeof domain !== 'string' || domain === '';
    if (isBare && typeof name === 'string' && this.jar.knows(toOctets(name), this.url?.hostname ?? '')) return;
    this.cookie(
      cookie,
      path,
      isBare
        ? [
            { code: 'expiryMissing', data: {} },
            { code: 'sameSiteMissing', data: {} },
          ]
        : [],
    );
  }

  private sentLine(line: string, path: JsonPath): void {
    for (const { text } of headerPairs(line)) {
      const equals = text.indexOf('=');
      this.sentCookie({ name: text.slice(0, Math.max(equals, 0)).trim(), value: text.slice(equals + 1).trim() }, path);
    }
  }

  private cookie(object: unknown, path: JsonPath, more: FormatWarning[] = []): void {
    if (!isJsonObject(object)) {
      this.report.problem('notCookie', path);
      return;
    }
    const fields = new CookieFields(object, this.url?.href);
    const cookie = harCookie.read(fields, {});
    for (const { code, field } of fields.refusals) {
      this.report.problem(code, code === 'badField' ? [...path, field] : path, { field });
    }
    if (fields.refusals.length === 0) this.jar.store(cookie, [...fields.warnings, ...more], path);
  }

  /** Firefox joins the lines of a response with line feeds, Safari with commas. */
  private setLine(lines: string, path: JsonPath, partitioned: ReadonlyMap<string, JsonObject>): void {
    const entry = new CookieFields(isJsonObject(this.entry) ? this.entry : {});
    const now = isoField(entry, 'startedDateTime') ?? undefined;
    const isTimeBad = entry.refusals.length > 0;
    if (isTimeBad || /\p{Surrogate}/u.test(lines)) {
      const field = isTimeBad ? 'startedDateTime' : 'value';
      this.report.problem('badField', isTimeBad ? [...this.path, field] : path, { field });
      return;
    }
    for (const { line } of lines.split('\n').flatMap(splitSetCookies)) {
      const warnings: FormatWarning[] = [];
      const requested = requestedCookie(toOctets(line), this.response(now ?? 0), (attributes) => {
        const { time, warnings: more } = expiryIn(attributes, now);
        // Without the time of the response nothing says from when Max-Age counts.
        if (now === undefined) warnings.push(...more);
        return time === null || now === undefined ? time : Math.min(time, now + LIMITS.lifetime.value);
      });
      if (!requested) continue;
      const cookie = { ...requested, storeId: defaultCookie().storeId };
      if (cookie.partitionKey) cookie.partitionKey = partitionOf(cookie, partitioned, warnings);
      if (cookie.expiryTime !== null && cookie.expiryTime <= (now ?? 0)) this.jar.delete(cookie);
      else this.jar.store(cookie, warnings, path);
    }
  }

  private response(now: number): ResponseContext {
    return {
      url: this.url?.href ?? '',
      now,
      agent: 'chrome',
      registrableDomain: lastTwoLabels,
      sameSiteContext: 'same-site',
      topLevelNavigation: true,
      partitionKey: SOME_PARTITION,
      via: 'http',
      jar: [],
    };
  }
}

/** There is no list of public suffixes here: a cookie that a browser would reject for one is reported before it is written. */
function lastTwoLabels(host: string): string | null {
  const labels = host.split('.');
  return labels.length < 2 || /^\[|^[\d.]+$/.test(host) ? null : labels.slice(-2).join('.');
}

/** What Chromium lists beside the lines of a response: only there is the site of a partition. */
function partitionedByName(cookies: readonly unknown[]): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const one of cookies) {
    const name = member(one, 'name');
    if (isJsonObject(one) && typeof name === 'string' && member(one, 'partitionKey')) found.set(toOctets(name), one);
  }
  return found;
}

function partitionOf(
  cookie: { name: string; domain: string },
  partitioned: ReadonlyMap<string, JsonObject>,
  warnings: FormatWarning[],
): PartitionKey | null {
  const fields = new CookieFields(partitioned.get(cookie.name) ?? {});
  const partitionKey = partitionField(fields, cookie.domain);
  if (partitionKey) warnings.push(...fields.warnings);
  else warnings.push({ code: 'partitionUnclear', data: {} });
  return partitionKey;
}

function listOf(entry: unknown, side: 'request' | 'response', key: string): readonly unknown[] {
  const list = member(member(entry, side), key);
  return Array.isArray(list) ? list : [];
}
