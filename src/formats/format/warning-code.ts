/**
 * What a text did not say about a cookie, so that a default stands there, or what it said in two ways; text: message
 * `format_<code>`.
 *
 * - `sessionUnclear`: the text says session cookie and an expiry, or a session is written like an expiry.
 * - `expiryMissing`: the text says that the cookie is no session cookie, and not when it expires: it becomes one.
 * - `hostOnlyAssumed`, `hostOnlyUnclear` {domain}: not said, so that a domain without a leading dot is host-only; the flag and
 *   the dot differ, so that the flag counts.
 * - `domainAssumed` {domain}: the host of the URL that the text names.
 * - `pathMissing`, `sameSiteMissing`, `secureMissing`, `httpOnlyMissing`, `storeMissing`: not said.
 * - `partitionUnclear` {topLevelSite}: the text does not say whether the frame has a cross-site ancestor, or which partition.
 * - `duplicate`: the text has the same cookie before, with other fields.
 * - `takenFromKey` {key}: the cookies are in a part of an object that is in no format known.
 */
export const WARNING_CODES = [
  'sessionUnclear',
  'expiryMissing',
  'hostOnlyAssumed',
  'hostOnlyUnclear',
  'domainAssumed',
  'pathMissing',
  'sameSiteMissing',
  'secureMissing',
  'httpOnlyMissing',
  'storeMissing',
  'partitionUnclear',
  'duplicate',
  'takenFromKey',
] as const;

export type WarningCode = (typeof WARNING_CODES)[number];
