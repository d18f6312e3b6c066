/** Checks of what the storage has: nothing that is read back is trusted before. */
export type Check = (value: unknown) => boolean;

/** The last moment that a Date can have, in milliseconds since the epoch. */
const LAST_MOMENT = 8.64e15;

export const isText: Check = (value) => typeof value === 'string';
export const isFlag: Check = (value) => typeof value === 'boolean';
export const isFiniteNumber: Check = (value) => Number.isFinite(value);
export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const isCountUpTo =
  (most: number): Check =>
  (value) =>
    isCount(value) && (value as number) <= most;
export const isMoment: Check = (value) =>
  Number.isFinite(value) && (value as number) >= 0 && (value as number) <= LAST_MOMENT;
/** The time of an expiry: browsers have some beyond the last moment, and none before the first one. */
export const isExpiry: Check = (value) => Number.isFinite(value) && (value as number) >= -LAST_MOMENT;
/** One character is one octet. */
export const isOctets: Check = (value) => typeof value === 'string' && !/[^\0-\xff]/.test(value);

export function isOneOf(...values: readonly unknown[]): Check {
  return (value) => values.includes(value);
}

export function orNull(check: Check): Check {
  return (value) => value === null || check(value);
}

export function either(...checks: readonly Check[]): Check {
  return (value) => checks.some((check) => check(value));
}

export function isListOf(check: Check, { min = 0, max = Number.POSITIVE_INFINITY } = {}): Check {
  return (value) => Array.isArray(value) && value.length >= min && value.length <= max && value.every(check);
}

/** An object with these fields; others are let be. Optional ones may be missing. */
export function hasFields(fields: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  return (value) => {
    if (!isObject(value)) return false;
    const isMissing = (name: string) => !Object.hasOwn(value, name) || value[name] === undefined;
    return (
      Object.entries(fields).every(([name, check]) => Object.hasOwn(value, name) && check(value[name])) &&
      Object.entries(optional).every(([name, check]) => isMissing(name) || check(value[name]))
    );
  };
}

/** An object whose values all pass, whatever their names. */
export function isRecordOf(check: Check): Check {
  return (value) => isObject(value) && Object.values(value).every(check);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
