import { visibleText } from './visible-text.ts';

/** All but the tab, which a cookie may contain. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be copied as they are.
const CONTROL = /[\0-\x08\x0a-\x1f\x7f-\x9f]/g;

/** A text for the clipboard, in which control characters are what is shown of them: a terminal would act upon them. */
export function copiedText(text: string): string {
  return text.replace(CONTROL, (character) => visibleText(character));
}
