import { browser } from '../browser.ts';

/** What Chromium's cookie setting says for a request to `url` on a page of `topUrl`. */
export type CookieSetting = 'allow' | 'block' | 'session_only';

interface ContentSettings {
  cookies: {
    get(query: { primaryUrl: string; secondaryUrl: string; incognito?: boolean }): Promise<{ setting: CookieSetting }>;
  };
}

/** Firefox's rule for cookies of all sites. */
export type CookieBehavior =
  | 'allow_all'
  | 'reject_all'
  | 'reject_third_party'
  | 'allow_visited'
  | 'reject_trackers'
  | 'reject_trackers_and_partition_foreign';

/** Needs the optional permission `contentSettings` (Chromium only). Reads; Crumb never writes a setting. */
export async function cookieSetting(url: string, topUrl: string, incognito: boolean): Promise<CookieSetting> {
  const { contentSettings } = browser as unknown as { contentSettings: ContentSettings };
  const { setting } = await contentSettings.cookies.get({ primaryUrl: url, secondaryUrl: topUrl, incognito });
  return setting;
}

/** Needs the optional permission `privacy` (Firefox only). Reads; Crumb never writes a setting. */
export async function cookieBehavior(): Promise<{ behavior: CookieBehavior; nonPersistent: boolean }> {
  const { value } = await browser.privacy.websites.cookieConfig.get({});
  const config = value as { behavior: CookieBehavior; nonPersistentCookies?: boolean };
  return { behavior: config.behavior, nonPersistent: config.nonPersistentCookies === true };
}
