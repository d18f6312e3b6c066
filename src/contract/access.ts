import type { ThirdParty } from '../cookie/verdict.ts';

/** What host access Crumb has for the page's site. Without it the browser hides cookies silently. */
export interface Access {
  /**
   * `https`, `http`: that scheme alone; `host`: not the parent domain; `hostHttps`, `hostHttp`: neither the parent domain nor
   * the other scheme. Chromium then hides the cookies of the other scheme (not Secure, or Secure) and of the other hosts.
   */
  status: 'granted' | 'none' | 'https' | 'http' | 'host' | 'hostHttps' | 'hostHttp';
  /** Origin patterns to ask for so that nothing of this site stays hidden. */
  origins: string[];
}

/** What is known about cookies being blocked for this page, and how surely. */
export interface Blocking {
  /** `blocked`: proven. `probably`: the page sees none of the cookies it should. `session`: kept until the browser closes. */
  status: 'allowed' | 'blocked' | 'probably' | 'session' | 'unknown';
  /** Who blocks: a setting for all sites, a rule for this site, or not known. */
  by: 'all-sites' | 'this-site' | 'unknown' | null;
  /**
   * Hosts of frames from other sites, and what becomes of their cookies; in Chromium `blocked` names those that get only what
   * is in this page's partition. `rejected`: those of them that get none at all.
   */
  thirdParty: { hosts: string[]; mode: ThirdParty | 'unknown'; rejected: string[] };
  /** The optional permission that would make this certain, if it is missing and this browser has it. */
  ask: SettingsCapability | null;
}

/** What the browser's settings say of the cookies of one address, asked from one page. null: Crumb may not know. */
export interface CookiePolicy {
  /** Of the address itself, wherever it is asked from. */
  own: 'allowed' | 'blocked' | 'session' | null;
  /** Where it belongs to another site than the page. */
  thirdParty: ThirdParty | null;
  /** The optional permission that would tell, if it is missing. */
  ask: SettingsCapability | null;
}

/** Optional permissions that tell of the browser's settings; `contentSettings` is Chromium's alone, `privacy` Firefox's. */
export type SettingsCapability = 'contentSettings' | 'privacy';

/** Optional permissions beside host access. */
export type Capability = SettingsCapability | 'webRequest';
