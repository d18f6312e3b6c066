import type { ThirdParty } from '../cookie/verdict.ts';

/** The host access that Crumb has for the page's site. Without it the browser hides cookies without notice. */
export interface Access {
  /**
   * `https`, `http`: that scheme alone; `host`: not the parent domain; `hostHttps`, `hostHttp`: neither the parent domain nor
   * the other scheme. Chromium then hides the cookies of the other scheme (not Secure, or Secure) and of the other hosts.
   */
  status: 'granted' | 'none' | 'https' | 'http' | 'host' | 'hostHttps' | 'hostHttp';
  /** Origin patterns to request so that the browser hides no cookie of this site. */
  origins: string[];
}

/** Whether cookies are blocked for this page, and how certain that is. */
export interface Blocking {
  /** `blocked`: certain. `probably`: the page can read none of its cookies. `session`: cookies are deleted when the browser closes. */
  status: 'allowed' | 'blocked' | 'probably' | 'session' | 'unknown';
  /** What blocks them: a setting for all sites, a rule for this site, or unknown. */
  by: 'all-sites' | 'this-site' | 'unknown' | null;
  /**
   * Hosts of frames from other sites, and what becomes of their cookies; in Chromium `blocked` names those that get only what
   * is in this page's partition. `rejected`: those of them that get none at all.
   */
  thirdParty: { hosts: string[]; mode: ThirdParty | 'unknown'; rejected: string[] };
  /** The optional permission that makes this certain, if this browser has it and it is not granted. */
  ask: SettingsCapability | null;
}

/** What the browser's settings do with the cookies of one URL requested from one page. null: Crumb cannot read it. */
export interface CookiePolicy {
  /** For the URL itself, whatever page requests it. */
  own: 'allowed' | 'blocked' | 'session' | null;
  /** For a URL of another site than the page's. */
  thirdParty: ThirdParty | null;
  /** The optional permission that is needed to read it, if it is not granted. */
  ask: SettingsCapability | null;
}

/** Optional permissions to read the browser's settings; `contentSettings` is Chromium's alone, `privacy` Firefox's. */
export type SettingsCapability = 'contentSettings' | 'privacy';

/** Optional permissions in addition to host access. */
export type Capability = SettingsCapability | 'webRequest';
