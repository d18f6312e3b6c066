import type { KeyOf, MessageData } from './message-key.ts';

const PLACE = /\{(\w+)\}/g;

/** The kinds of English that write 1234567 as 1,234,567. */
const PLAIN_ENGLISH = /^en(-(US|GB))?$/;

/**
 * Makes a `Text` from a message catalogue. `lookup` returns '' for an unknown key, which is then shown itself. With a number
 * `data.count` the form `key_one`, `key_other`, ... of the language is used if there is one.
 */
export function messageFormatter(
  lookup: (key: string) => string,
  language: string,
): (key: string, data?: MessageData) => string {
  const plural = new Intl.PluralRules(language);
  const number = numberFormatter(language);
  const cache = new Map<string, string>();

  function find(key: string): string {
    let found = cache.get(key);
    if (found === undefined) {
      found = lookup(key);
      cache.set(key, found);
    }
    return found;
  }

  function template(key: string, count: string | number | undefined): string {
    if (typeof count !== 'number') return find(key);
    return find(`${key}_${plural.select(count)}`) || find(`${key}_other`) || find(key);
  }

  return (key, data = {}) =>
    (template(key, data.count) || find(key) || key).replace(PLACE, (place, name: string) => {
      const value = data[name];
      if (value === undefined) return place;
      return typeof value === 'number' ? number(value) : value;
    });
}

function numberFormatter(language: string): (value: number) => string {
  let intl: Intl.NumberFormat | undefined;
  return (value) => {
    // The first Intl.NumberFormat of a process takes some 50 ms, as much as painting the list: whole numbers in English avoid it.
    if (Number.isInteger(value) && PLAIN_ENGLISH.test(language)) return `${value}`.replace(/\B(?=(\d{3})+$)/g, ',');
    intl ??= new Intl.NumberFormat(language);
    return intl.format(value);
  };
}

/** The message key of a code: Chromium allows letters, digits and underscores only. `problem_noHostPermission`. */
export function messageKey<Prefix extends string, Code extends string>(
  prefix: Prefix,
  code: Code,
): KeyOf<Prefix, Code> {
  return `${prefix}_${code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}` as KeyOf<Prefix, Code>;
}
