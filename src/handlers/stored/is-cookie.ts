import {
  type Check,
  hasFields,
  isExpiry,
  isFiniteNumber,
  isFlag,
  isListOf,
  isOctets,
  isOneOf,
  isText,
  orNull,
} from '../../browser/storage/check.ts';

/** What a cookie must be when it is read back from the storage. */
export const isCookie: Check = hasFields({
  storeId: isText,
  partitionKey: orNull(hasFields({ topLevelSite: isText, hasCrossSiteAncestor: isFlag })),
  domain: isText,
  hostOnly: isFlag,
  path: isOctets,
  name: isOctets,
  value: isOctets,
  expiryTime: orNull(isExpiry),
  secure: isFlag,
  httpOnly: isFlag,
  sameSite: isOneOf('strict', 'lax', 'none', 'unset'),
  creationTime: orNull(isFiniteNumber),
});

const cookies = isListOf(isCookie);

/** An exchange about at least one cookie. */
export const isExchange: Check = (value) =>
  hasFields({ before: cookies, after: cookies })(value) &&
  (value as { before: []; after: [] }).before.length + (value as { before: []; after: [] }).after.length > 0;
