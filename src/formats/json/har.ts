import type { Cookie } from '../../cookie/cookie.ts';
import type { WriteOptions, Written } from '../format/format.ts';
import { inIso } from '../json-cookie/expiry-fields.ts';
import type { JsonObject } from '../json-cookie/json-object.ts';
import { writeList } from '../json-cookie/write-list.ts';
import type { JsonReport } from '../json-text/json-report.ts';
import { harCookie } from './har-cookie.ts';
import { HarEntry } from './har-entry.ts';
import { HarJar } from './har-jar.ts';

/**
 * The cookies of a HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), at its end. A HAR that Chromium sanitized, which
 * is its default, has no cookie in any entry: the reader reports that, as it looks like a site without cookies.
 */
export function readHar(entries: readonly unknown[], report: JsonReport): void {
  const jar = new HarJar(report);
  let says = false;
  for (const [index, entry] of entries.entries()) {
    if (new HarEntry(entry, ['log', 'entries', index], jar, report).read()) says = true;
  }
  jar.finish();
  if (entries.length > 0 && !says) report.problem('harSanitized', ['log', 'entries']);
}

/** One request that sends all cookies. It is of the page, or of the host of the first cookie. */
export function writeHar(cookies: readonly Cookie[], options: WriteOptions): Written {
  const url = options.url ?? `https://${cookies[0]?.domain ?? 'localhost'}/`;
  const startedDateTime = inIso(options.now ?? 0);
  return writeList(cookies, harCookie, (objects) => ({
    log: {
      version: '1.2',
      creator: { name: 'Crumb', version: '1' },
      entries: objects.length > 0 ? [entryOf(objects, url, startedDateTime)] : [],
    },
  }));
}

function entryOf(cookies: JsonObject[], url: string, startedDateTime: string | null): JsonObject {
  const unknown = { httpVersion: 'HTTP/1.1', headers: [], headersSize: -1, bodySize: -1 };
  return {
    startedDateTime,
    time: 0,
    request: { method: 'GET', url, queryString: [], ...unknown, cookies },
    response: {
      status: 0,
      statusText: '',
      redirectURL: '',
      content: { size: 0, mimeType: 'x-unknown' },
      ...unknown,
      cookies: [],
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
}
