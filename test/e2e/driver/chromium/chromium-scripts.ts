/** Functions that run on Chromium's own pages, or on a page of the extension's origin. */

interface DeveloperPrivate {
  addHostPermission(extensionId: string, host: string): Promise<void>;
  removeHostPermission(extensionId: string, host: string): Promise<void>;
}

declare const chrome: {
  developerPrivate: DeveloperPrivate;
  permissions: { request(permissions: { origins: string[] }): Promise<boolean> };
  windows: { create(options: { incognito: boolean; url: string }): Promise<unknown> };
  settingsPrivate: { setPref(name: string, value: unknown, page: string, done: (stored: boolean) => void): void };
  send(message: string, parameters: unknown[]): void;
};

declare const cr: { webUIResponse(id: string, ...answer: unknown[]): void };

/** On chrome://extensions: the next request for these hosts is granted without a prompt. */
export async function allowHost(extensionId: string, origins: string[]): Promise<void> {
  for (const origin of origins) await chrome.developerPrivate.addHostPermission(extensionId, origin);
}

/** On chrome://extensions, as the person takes a site off the list there. */
export async function removeHost(extensionId: string, origins: string[]): Promise<void> {
  for (const origin of origins) await chrome.developerPrivate.removeHostPermission(extensionId, origin);
}

/** On a page of the extension, with a user gesture. */
export function clickedRequest(origins: string[]): Promise<boolean> {
  return chrome.permissions.request({ origins });
}

/** On a page of the extension. */
export async function openIncognito(url: string): Promise<void> {
  await chrome.windows.create({ incognito: true, url });
}

/** On chrome://settings: sends one of the page's own messages and resolves when the browser has acted on it. */
export function sendSetting(message: string, parameters: (string | boolean)[]): Promise<void> {
  return new Promise((resolve) => {
    const answered = cr.webUIResponse;
    cr.webUIResponse = (id, ...answer) => (id === 'crumb' ? resolve() : answered(id, ...answer));
    chrome.send(message, parameters);
    // Messages are answered in order: the answer to this one means that the one before is done.
    chrome.send('getDefaultValueForContentType', ['crumb', 'cookies']);
  });
}

/** On chrome://settings. */
export function setPref(name: string, value: string | number | boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    chrome.settingsPrivate.setPref(name, value, '', (stored) =>
      stored ? resolve() : reject(new Error(`${name} not stored`)),
    );
  });
}
