import { agent } from '../browser/agent.ts';
import { messageText, uiLanguage } from '../browser/messages.ts';
import { activePage, onPageMoved } from '../browser/page.ts';
import { requestCapability, requestOrigins } from '../browser/permissions.ts';
import { registrableDomain } from '../browser/public-suffix.ts';
import type { Page } from '../contract.ts';
import type { Host } from '../model/host.ts';
import { messageFormatter } from '../model/message.ts';

/** The Host of a surface that stands beside the active tab of its window and has the extension's APIs. */
export function extensionHost(surface: Host['surface']): Host {
  const language = uiLanguage();
  let page: Page | null | undefined;
  return {
    surface,
    agent,
    text: messageFormatter(messageText, language),
    language,
    now: () => Date.now(),
    copy: (text) => navigator.clipboard.writeText(text),
    page: async () => {
      page = await activePage();
      return page ? { value: page } : { problem: { code: 'unsupported-page' } };
    },
    onPageMoved: (listener) => onPageMoved(() => page, listener),
    onShown: (listener) => {
      const seen = (): void => {
        if (document.visibilityState === 'visible') listener();
      };
      document.addEventListener('visibilitychange', seen);
      return () => document.removeEventListener('visibilitychange', seen);
    },
    requestOrigins,
    requestCapability,
    registrableDomain,
  };
}
