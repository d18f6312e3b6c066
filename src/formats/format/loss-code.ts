/**
 * What of a cookie is lost when its text is read again; text: message `loss_<code>`. One code for each field, and:
 *
 * - `fraction`: the expiry is kept to less than a second.
 * - `notUtf8`: why `name`, `value` or `path` is lost: a text cannot contain octets that are not UTF-8.
 * - `unreadable`: no cookie can be read from the text.
 * - `omitted`: the cookie is not in the text, as of `tooLong` or another loss; `attributes`: all fields but name and value.
 * - `replaced`: another cookie of the text replaces it, as what makes them different is lost.
 * - `formulaGuard`: a cell of a CSV that a spreadsheet would read as a formula is changed.
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
  'replaced',
  'attributes',
  'formulaGuard',
] as const;

export type LossCode = (typeof LOSS_CODES)[number];
