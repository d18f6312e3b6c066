import type { Cookie } from '../../cookie/cookie.ts';
import type { WriteOptions, Written } from '../format/format.ts';
import { inIso } from '../json-cookie/expiry-fields.ts';
import type { JsonObject } from '../json-cookie/json-object.ts';
import { writeList } from '../json-cookie/write-list.ts';
import { chromeJson } from './chrome-json.ts';

/**
 * The decrypted content of CookieCloud: `{cookie_data: {"<domain>": [cookies of the API]}, local_storage_data, update_time}`. Its
 * own download lacks `expirationDate`, `hostOnly` and `partitionKey`.
 */
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
