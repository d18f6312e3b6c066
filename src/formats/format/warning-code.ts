/**
 * What a text does not say about a cookie, so that it gets a default, or what it says ambiguously; text: message
 * `format_<code>`.
 *
 * - `sessionUnclear`: the text says session cookie and an expiry, or a session is written like an expiry.
 * - `expiryMissing`: the text says that the cookie is no session cookie, and not when it expires: it becomes one.
 * - `expiryUnclear` {seconds}: a lifetime that counts from a moment that is not known.
 * - `expiryInMilliseconds`: a number that can only be milliseconds where the format counts seconds.
 * - `zoneAssumed`: the expiry is a date without a time zone, read as UTC.
 * - `namesAssumed`: the text has an object whose keys are taken as names.
 * - `hostOnlyAssumed` {domain}: not said, so that a domain without a leading dot is host-only.
 * - `flagAndDotDiffer` {taken}: the flag says host-only and the domain has a dot, or the other way round.
 * - `flagInverted`: the flag of a cookies.txt means the opposite, as Cookie Quick Manager writes it.
 * - `domainAssumed` {domain}: the host of the URL that the text names.
 * - `pathMissing`, `sameSiteMissing`, `secureMissing`, `httpOnlyMissing`, `storeMissing`, `partitionMissing`,
 *   `attributesMissing`: not said.
 * - `pathUnclear`: a path that depends on a URL that is not known.
 * - `partitionUnclear`: the text does not say whether the frame has a cross-site ancestor, or which partition.
 * - `deletion`: the text deletes this cookie.
 * - `badField`, `unknownField` {field}: a field that is ignored, as browsers do.
 * - `moreFields` {count}: as many more are ignored.
 * - `duplicate`: the text has the same cookie before, with other fields.
 * - `characterReplaced`: a character that stands where a program could not read the text.
 * - `storageIgnored`: the text holds storage of pages beside the cookies.
 * - `takenFromKey` {key}: the cookies are in a part of an object that is in no format known.
 */
export const WARNING_CODES = [
  'sessionUnclear',
  'expiryMissing',
  'expiryUnclear',
  'expiryInMilliseconds',
  'zoneAssumed',
  'namesAssumed',
  'hostOnlyAssumed',
  'flagAndDotDiffer',
  'flagInverted',
  'domainAssumed',
  'pathMissing',
  'sameSiteMissing',
  'secureMissing',
  'httpOnlyMissing',
  'storeMissing',
  'partitionMissing',
  'attributesMissing',
  'pathUnclear',
  'partitionUnclear',
  'deletion',
  'badField',
  'unknownField',
  'moreFields',
  'duplicate',
  'characterReplaced',
  'storageIgnored',
  'takenFromKey',
] as const;

export type WarningCode = (typeof WARNING_CODES)[number];
