import type { Agent } from '../cookie.ts';
import { excerpt } from '../excerpt.ts';
import type { Reason } from '../verdict.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\0-\x1f\x7f]/;
const TAB = 9;

/** Whether there is no control character at all. */
export function isPrintable(text: string): boolean {
  return !CONTROL.test(text);
}

/**
 * The first control character that makes the browser reject the cookie, or null. RFC 6265bis §5.6: "If the
 * set-cookie-string contains a %x00-08 / %x0A-1F / %x7F character (CTL characters excluding HTAB): Abort".
 * Chromium rejects HTAB too.
 */
export function controlCharacter(text: string, agent: Agent): string | null {
  if (isPrintable(text)) return null;
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code === 127 || (code < 32 && !(code === TAB && agent === 'firefox'))) return character;
  }
  return null;
}

export function disallowedCharacter(attribute: string, character: string): Reason {
  const data = { character: characterName(character), attribute: excerpt(attribute) };
  return { code: 'DisallowedCharacter', attribute, data, section: '5.6' };
}

/** "U+000A" for a line feed, "; (U+003B)" for what can be seen. */
function characterName(character: string): string {
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\x21-\x7e]/.test(character) ? `${character} (${code})` : code;
}
