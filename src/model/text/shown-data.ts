import type { MessageData } from './message-key.ts';
import { visibleText } from './visible-text.ts';

/** Letters of scripts that are written from right to left; they would reorder the numbers and punctuation after them. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Data of a server in a message: invisible characters are shown, and the text cannot change the order of the sentence. */
export function shownData(data: MessageData): MessageData {
  return Object.fromEntries(
    Object.entries(data).map(([place, value]) => [place, typeof value === 'string' ? shownText(value) : value]),
  );
}

/** The same for one text. With U+2068 and U+2069 around it, its direction counts for itself alone (Unicode UAX #9). */
export function shownText(value: string): string {
  const visible = visibleText(value);
  return FROM_RIGHT.test(visible) ? `\u2068${visible}\u2069` : visible;
}
