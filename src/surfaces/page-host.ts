import { messageText, uiLanguage } from '../browser/message-text.ts';
import type { Host } from '../model/host/host.ts';
import { messageFormatter } from '../model/text/message.ts';

type PageHost = Pick<Host, 'text' | 'language' | 'now' | 'copy' | 'onShown'>;

/** What every page of the extension provides. */
export function pageHost(): PageHost {
  const language = uiLanguage();
  return {
    text: messageFormatter(messageText, language),
    language,
    now: () => Date.now(),
    copy: (text) => navigator.clipboard.writeText(text),
    onShown: (listener) => {
      const seen = (): void => {
        if (document.visibilityState === 'visible') listener();
      };
      document.addEventListener('visibilitychange', seen);
      return () => document.removeEventListener('visibilitychange', seen);
    },
  };
}
