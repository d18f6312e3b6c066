import type { Cookie } from '../../cookie/cookie.ts';
import type { WriteOptions, Written } from '../format/format.ts';
import { isJsonObject, type JsonObject } from '../json-cookie/json-object.ts';
import { readList } from '../json-cookie/read-list.ts';
import { inIso } from '../json-cookie/said-expires.ts';
import { writeList } from '../json-cookie/write-list.ts';
import type { JsonReport } from '../json-text/json-report.ts';
import { chromeJson } from './chrome-json.ts';

/**
 * The decrypted content of CookieCloud: `{cookie_data: {"<domain>": [cookies of the API]}, local_storage_data, update_time}`. Its
 * own download lacks `expirationDate`, `hostOnly` and `partitionKey`.
 */
export function readCookieCloud(data: unknown, report: JsonReport): void {
  if (!isJsonObject(data)) {
    report.problem('badField', ['cookie_data'], { field: 'cookie_data' });
    return;
  }
  for (const [domain, items] of Object.entries(data)) {
    const path = ['cookie_data', domain];
    if (report.isFull(path)) return;
    if (Array.isArray(items))
      readList({ items, path }, chromeJson, report, { url: `http://${domain.replace(/^\./, '')}/` });
    else report.problem('badField', path, { field: domain });
  }
}

export function writeCookieCloud(cookies: readonly Cookie[], { now }: WriteOptions): Written {
  return writeList(cookies, chromeJson, (objects) => ({
    cookie_data: byDomain(cookies, objects),
    local_storage_data: {},
    ...(now === undefined ? {} : { update_time: inIso(now) }),
  }));
}

function byDomain(cookies: readonly Cookie[], objects: readonly JsonObject[]): Record<string, JsonObject[]> {
  const groups = new Map<string, JsonObject[]>();
  for (const [index, object] of objects.entries()) {
    const domain = cookies[index]?.domain ?? '';
    const group = groups.get(domain);
    if (group) group.push(object);
    else groups.set(domain, [object]);
  }
  return Object.fromEntries(groups);
}
