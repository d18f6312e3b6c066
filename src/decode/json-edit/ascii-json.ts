/** JSON in which all beyond ASCII is an escape, as Python and PHP write it: only strings can have such letters. */
export function asciiJson(text: string): string {
  return text.replace(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
