import type { ChromeUtilsApi, Doorhanger, ServicesApi, XulPanel } from '../privileged.ts';
import type { Marionette } from './marionette.ts';

declare const ChromeUtils: ChromeUtilsApi;
declare const Services: ServicesApi;

/** Starts the background if it is stopped, and gives the id of the browser it runs in. */
export function startBackground(marionette: Marionette, extensionId: string): Promise<number> {
  return marionette.chrome(async (extensionId) => {
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    const extension = ExtensionParent.GlobalManager.getExtension(extensionId);
    await extension.wakeupBackground();
    const browserId = extension.backgroundContext?.xulBrowser.browserId;
    if (browserId === undefined) throw new Error('the background did not start');
    return browserId;
  }, extensionId);
}

export function backgroundState(marionette: Marionette, extensionId: string): Promise<string> {
  return marionette.chrome((extensionId) => {
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    return ExtensionParent.GlobalManager.getExtension(extensionId).backgroundState;
  }, extensionId);
}

export function stopBackground(marionette: Marionette, extensionId: string): Promise<void> {
  return marionette.chrome(async (extensionId) => {
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    const extension = ExtensionParent.GlobalManager.getExtension(extensionId);
    await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
  }, extensionId);
}

/** Lets an extension, installed or not, work in private windows. */
export function allowInPrivate(marionette: Marionette, extensionId: string): Promise<void> {
  return marionette.chrome(async (extensionId) => {
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    await ExtensionPermissions.add(extensionId, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
  }, extensionId);
}

/** Adds or removes permissions as about:addons does; the extension hears of it. */
export function changePermissions(
  marionette: Marionette,
  extensionId: string,
  change: 'add' | 'remove',
  permissions: string[],
  origins: string[],
): Promise<void> {
  return marionette.chrome(
    async (extensionId, change, permissions, origins) => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      );
      const extension = ExtensionParent.GlobalManager.getExtension(extensionId);
      await ExtensionPermissions[change](extensionId, { permissions, origins }, extension);
    },
    extensionId,
    change,
    permissions,
    origins,
  );
}

/** Waits for the permission doorhanger, presses one of its buttons and waits until it has closed. */
export function answerDoorhanger(marionette: Marionette, answer: 'allow' | 'deny'): Promise<void> {
  return marionette.chrome(async (answer) => {
    const until = async <Found>(what: string, look: () => Found | null | undefined | false): Promise<Found> => {
      const deadline = Date.now() + 25_000;
      for (;;) {
        const found = look();
        if (found) return found;
        if (Date.now() > deadline) throw new Error(`not within 10000 ms: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    };
    const windows = () => [...Services.wm.getEnumerator('navigator:browser')];
    const prompting = () =>
      windows()
        .filter(({ PopupNotifications }) => PopupNotifications.panel.state === 'open')
        .map(({ document }) => document.querySelector<Doorhanger>('#addon-webext-permissions-notification'))
        .find(Boolean);
    const popups = () =>
      windows()
        .flatMap(({ document }) => [...document.querySelectorAll('browser.webextension-popup-browser')])
        .map((browser) => browser.closest<XulPanel>('panel'))
        .filter((panel) => panel?.state === 'open');
    await until('a permission prompt', prompting);
    // A person's click outside an extension's popup closes the popup; a click by script would not.
    for (const popup of popups()) popup?.hidePopup();
    await until('no popup', () => popups().length === 0);
    // A prompt ignores clicks just after it opens, and closing the popup starts that time again.
    await until('no prompt', () => {
      const prompt = prompting();
      (answer === 'allow' ? prompt?.button : prompt?.secondaryButton)?.click();
      return !prompt;
    });
  }, answer);
}

/** Sets a preference; null restores its default. */
export function setPreference(
  marionette: Marionette,
  name: string,
  value: string | number | boolean | null,
): Promise<void> {
  return marionette.chrome(
    (name, value) => {
      if (value === null) Services.prefs.clearUserPref(name);
      else if (typeof value === 'string') Services.prefs.setStringPref(name, value);
      else if (typeof value === 'number') Services.prefs.setIntPref(name, value);
      else Services.prefs.setBoolPref(name, value);
    },
    name,
    value,
  );
}

/** nsICookiePermission: the person's rule for an origin's cookies; null removes the rule. */
const RULES = { block: 2, session: 8 };

export function setCookieRule(marionette: Marionette, origin: string, rule: keyof typeof RULES | null): Promise<void> {
  const { host } = new URL(origin);
  return addPermission(marionette, [`http://${host}`, `https://${host}`], 'cookie', rule && RULES[rule]);
}

/** Gives each origin a permission of nsIPermissionManager; null removes it. */
export function addPermission(
  marionette: Marionette,
  origins: string[],
  type: string,
  permission: number | null,
): Promise<void> {
  return marionette.chrome(
    (origins, type, permission) => {
      for (const origin of origins) {
        const principal = Services.scriptSecurityManager.createContentPrincipal(Services.io.newURI(origin), {});
        if (permission === null) Services.perms.removeFromPrincipal(principal, type);
        else Services.perms.addFromPrincipal(principal, type, permission);
      }
    },
    origins,
    type,
    permission,
  );
}
