/**
 * What of a cookie its text does not give back when it is read; text: message `loss_<code>`. One code for each field, and:
 *
 * - `fraction`: the expiry is kept to less than a second.
 * - `notUtf8`: why `name`, `value` or `path` is lost: a text cannot contain octets that are not UTF-8.
 * - `unreadable`: the text gives back no cookie at all.
 * - `omitted`: the cookie is not in the text, as of `tooLong` or another loss; `attributes`: all fields but name and value.
 * - `formulaGuard`: a cell of a CSV that a spreadsheet would take for a formula is changed.
 */
export const LOSS_CODES = [
  'name',
  'value',
  'path',
  'notUtf8',
  'domain',
  'hostOnly',
  'expiry',
  'fraction',
  'secure',
  'httpOnly',
  'sameSite',
  'partition',
  'store',
  'creationTime',
  'unreadable',
  'omitted',
  'tooLong',
  'attributes',
  'formulaGuard',
] as const;

export type LossCode = (typeof LOSS_CODES)[number];
