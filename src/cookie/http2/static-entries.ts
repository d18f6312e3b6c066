import type { HeaderField } from './hpack-encoder.ts';

/** Names and, where they have one, values of RFC 7541 Appendix A, in order. */
const ENTRIES =
  ':authority|:method GET|:method POST|:path /|:path /index.html|:scheme http|:scheme https|:status 200|:status 204|' +
  ':status 206|:status 304|:status 400|:status 404|:status 500|accept-charset|accept-encoding gzip, deflate|' +
  'accept-language|accept-ranges|accept|access-control-allow-origin|age|allow|authorization|cache-control|' +
  'content-disposition|content-encoding|content-language|content-length|content-location|content-range|content-type|' +
  'cookie|date|etag|expect|expires|from|host|if-match|if-modified-since|if-none-match|if-range|if-unmodified-since|' +
  'last-modified|link|location|max-forwards|proxy-authenticate|proxy-authorization|range|referer|refresh|retry-after|' +
  'server|set-cookie|strict-transport-security|transfer-encoding|user-agent|vary|via|www-authenticate';

/** The fields that every HTTP/2 endpoint knows by a number; the first of them is number 1. */
const STATIC_TABLE: readonly HeaderField[] = ENTRIES.split('|').map((entry) => {
  const [name = '', ...value] = entry.split(' ');
  return { name, value: value.join(' ') };
});

export const STATIC_ENTRIES = STATIC_TABLE.length;

/** The index of the very field, or 0. */
export function staticIndexOf(wanted: HeaderField): number {
  return STATIC_TABLE.findIndex(({ name, value }) => name === wanted.name && value === wanted.value) + 1;
}

/** The first or the last index of a field of that name, or 0. */
export function staticIndexOfName(wanted: string, which: 'first' | 'last'): number {
  const isNamed = ({ name }: HeaderField) => name === wanted;
  return (which === 'first' ? STATIC_TABLE.findIndex(isNamed) : STATIC_TABLE.findLastIndex(isNamed)) + 1;
}
