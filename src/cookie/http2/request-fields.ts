import { parseUrl } from '../address/parse-url.ts';
import type { Agent } from '../cookie.ts';
import type { HeaderField } from './hpack-encoder.ts';

/** A request as a HAR of the browser's has it: in whatever case, with or without HTTP/2's own fields. */
export interface RequestHead {
  method: string;
  url: string;
  headers: readonly HeaderField[];
}

/** RFC 9113 §8.2.2: fields that "MUST NOT" be in HTTP/2, and `host`, which is `:authority` there. */
const HTTP_1_ONLY = new Set(
  'connection host http2-settings keep-alive proxy-connection te transfer-encoding upgrade'.split(' '),
);

/**
 * The fields of a request in the order in which the browser sends them over HTTP/2. RFC 9113 §8.2.3: "the Cookie header
 * field MAY be split into separate header fields, each with one or more cookie-pairs"; both browsers make one for each.
 */
export function requestFields(agent: Agent, { method, url, headers }: RequestHead): HeaderField[] {
  const fields = pseudoFields(agent, method, url);
  for (const header of headers) {
    const name = header.name.toLowerCase();
    if (name.startsWith(':') || HTTP_1_ONLY.has(name)) continue;
    const values = name === 'cookie' ? header.value.split('; ') : [header.value];
    for (const value of values) fields.push({ name, value });
  }
  // Firefox says so only to HTTP/2, after all else.
  if (agent === 'firefox') fields.push({ name: 'te', value: 'trailers' });
  return fields;
}

function pseudoFields(agent: Agent, method: string, requestUrl: string): HeaderField[] {
  const url = parseUrl(requestUrl);
  const methodField = { name: ':method', value: method };
  const path = { name: ':path', value: url ? url.pathname + url.search : '/' };
  const authority = { name: ':authority', value: url?.host ?? '' };
  const scheme = { name: ':scheme', value: 'https' };
  return agent === 'firefox' ? [methodField, path, authority, scheme] : [methodField, authority, scheme, path];
}
