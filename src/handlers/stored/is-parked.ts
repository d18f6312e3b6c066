import { type Check, hasFields, isMoment, isOneOf, isText } from '../../browser/storage/check.ts';
import { recordKind } from '../../browser/storage/record-kind.ts';
import type { ParkedCookie } from '../../contract/parked.ts';
import { isCookie } from './is-cookie.ts';

const flags = { bySearch: isOneOf(true) };

export const isParkedRef: Check = hasFields({ id: isText }, flags);

const isParked = hasFields({ id: isText, at: isMoment, cookie: isCookie }, flags);

/** A parked cookie, stored under its id. */
export const parkedKind = recordKind<ParkedCookie>(
  (value, key) => isParked(value) && (value as ParkedCookie).id === key,
);
