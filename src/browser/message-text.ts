import { browser } from './browser.ts';

/** The text of a message in the user's language, '' when there is none. */
export function messageText(key: string): string {
  return browser.i18n.getMessage(key);
}

export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}
