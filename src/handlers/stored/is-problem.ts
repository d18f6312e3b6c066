import {
  type Check,
  either,
  hasFields,
  isCount,
  isFiniteNumber,
  isListOf,
  isObject,
  isOneOf,
  isRecordOf,
  isText,
  orNull,
} from '../../browser/storage/check.ts';
import type { Problem } from '../../contract/problem.ts';
import { REASON_CODES } from '../../cookie/verdict.ts';
import { isCookie } from './is-cookie.ts';

/** Why a cookie was rejected, as it is read back from the storage. */
export const isReason: Check = hasFields(
  { code: isOneOf(...REASON_CODES), data: isRecordOf(either(isText, isFiniteNumber)), section: isText },
  { attribute: isText, span: isListOf(isCount, { min: 2, max: 2 }), fixedLine: isText },
);

const cookies = isListOf(isCookie);
const isAny: Check = () => true;

const BY_CODE: Record<Problem['code'], Check> = {
  'no-host-permission': hasFields({ origins: isListOf(isText) }),
  'unsupported-page': isAny,
  'first-party-isolation': isAny,
  rejected: hasFields({ reasons: isListOf(isReason) }),
  exists: hasFields({ cookie: isCookie }),
  changed: hasFields({ was: isCookie, now: orNull(isCookie) }),
  'not-stored': hasFields({ asked: isCookie, detail: isText }),
  'not-removed': hasFields({ cookie: isCookie }),
  'old-remains': hasFields({ cookie: isCookie, old: isCookie }),
  'not-restored': hasFields({ missing: cookies }),
  timeout: isAny,
  'storage-full': isAny,
  'changed-since': hasFields({ conflicts: isListOf(hasFields({ left: cookies, now: cookies })) }),
  'too-much': hasFields({ octets: isFiniteNumber, limit: isFiniteNumber }),
  'parked-full': hasFields({ limit: isFiniteNumber }),
  'rules-full': hasFields({ limit: isFiniteNumber }),
  'invalid-pattern': hasFields({ field: isText }),
  'store-gone': hasFields({ storeId: isText }),
  forgotten: isAny,
  'not-tried': isAny,
  'would-evict': hasFields({ count: isFiniteNumber, limit: isFiniteNumber }),
  'snapshots-full': isAny,
  'snapshot-gone': isAny,
  'snapshot-unreadable': isAny,
  'snapshot-failed': isAny,
  'wrong-passphrase': isAny,
  'switch-halfway': isAny,
  'private-store': isAny,
  gone: isAny,
  'no-page-storage': isAny,
  disconnected: isAny,
};

/** A problem of an item, as it is read back from the storage. */
export const isProblem: Check = (value) =>
  isObject(value) && Object.hasOwn(BY_CODE, String(value.code)) && BY_CODE[value.code as Problem['code']](value);
