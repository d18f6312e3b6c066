/**
 * The key of an event, a letter in lower case. On a keyboard of another alphabet a letter counts as the Latin one at its place,
 * as browsers do for their own commands: Ctrl and "я" is Ctrl+Z.
 */
export function letterOf({ key, code }: KeyboardEvent): string {
  const isOtherAlphabet = /^\p{L}$/u.test(key) && !/\p{Script=Latin}/u.test(key);
  const latin = isOtherAlphabet ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return key.length > 1 ? key : (latin ?? key).toLowerCase();
}
