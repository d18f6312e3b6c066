/**
 * What of a cookie its text does not give back when it is read; text: message `loss_<code>`. One code for each field, and:
 *
 * - `fraction`: the expiry is kept to less than a second.
 * - `notUtf8`: why `name`, `value` or `path` is lost: a text cannot hold octets that are not UTF-8.
 * - `creation`: when the cookie was created.
 * - `unreadable`: the text gives back no cookie at all.
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
  'creation',
  'unreadable',
] as const;

export type LossCode = (typeof LOSS_CODES)[number];
