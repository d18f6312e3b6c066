import type { CookieChange } from './cookie/changes.ts';
import type { Agent, Cookie, CookieId } from './cookie/cookie.ts';
import type { Reason } from './cookie/verdict.ts';

/** Every request, event and failure that crosses between a surface and the background: types only, declared once. */

/** Which cookies a surface looks at: this page's requests, the whole site, or every host the page loads from. */
export type Extent = 'page' | 'site' | 'loaded';

/** The page a surface stands beside. */
export interface Page {
  tabId: number;
  windowId: number;
  /** The address, http or https. */
  url: string;
  /** The cookie store of the tab: incognito, container. */
  storeId: string;
  incognito: boolean;
}

export interface Scope {
  page: Page;
  extent: Extent;
}

/** What host access Crumb has for the page's site. Without it the browser hides cookies silently. */
export interface Access {
  /** `scheme`: https alone (hides every cookie that is not Secure); `host`: not the parent domain (hides its cookies). */
  status: 'granted' | 'none' | 'scheme' | 'host';
  /** Origin patterns to ask for so that nothing of this site stays hidden. */
  origins: string[];
}

/** What the scope holds, at one moment. */
export interface Listing {
  scope: Scope;
  agent: Agent;
  access: Access;
  /** The site of the page: its registrable domain, or its host where there is none. */
  site: string;
  /** Every cookie of the site, of all subdomains, paths and partitions, in the order a header would send them. */
  jar: Cookie[];
  /** Extent `loaded` only: the cookies of the other hosts, and what Crumb could not look into. */
  loaded: LoadedHosts | null;
}

export interface LoadedHosts {
  /** Hosts the page's frames and resources came from, without the site's own. */
  hosts: string[];
  /** The cookies those hosts may get from this page. */
  jar: Cookie[];
  /** Hosts that need permission before their cookies can be seen, with the patterns to ask for. */
  locked: { hosts: string[]; origins: string[] };
  /** Frames that could not be entered: what they load is unknown. */
  unknownFrames: number;
}

/** What is known about cookies being blocked for this page, and how surely. */
export interface Blocking {
  /** `blocked`: proven. `probably`: the page sees none of the cookies it should. `session`: kept until the browser closes. */
  status: 'allowed' | 'blocked' | 'probably' | 'session' | 'unknown';
  /** Who blocks: a setting for all sites, a rule for this site, or not known. */
  by: 'all-sites' | 'this-site' | 'unknown' | null;
  /** Hosts of frames whose cookies are blocked as third party. */
  thirdParty: { hosts: string[]; mode: 'allowed' | 'blocked' | 'partitioned' | 'unknown' };
  /** The optional permission that would make this certain, if it is missing and this browser has it. */
  ask: Capability | null;
}

/** Optional permissions beside host access; each exists in one browser only. */
export type Capability = 'contentSettings' | 'privacy';

/** One edit: `before` null adds a cookie. Nothing is written when the jar does not hold `before` as given. */
export interface CookieEdit {
  before: Cookie | null;
  after: Cookie;
  /** Another cookie that already has the identity of `after` may be replaced. */
  replace?: boolean;
}

/** The cookie as the browser really stored it, read back, and the fields in which it differs from what was asked. */
export interface Written {
  cookie: Cookie;
  altered: (keyof Cookie)[];
}

/** Why an expected failure happened; the text is the message `problem_<code>`. Bugs are thrown, never a Problem. */
export type Problem =
  | { code: 'no-host-permission'; origins: string[] }
  | { code: 'unsupported-page' }
  | { code: 'first-party-isolation' }
  | { code: 'refused'; reasons: Reason[] }
  /** Another cookie has that identity already; it would be lost. */
  | { code: 'exists'; cookie: Cookie }
  /** The cookie is not what it was when the edit began; null: it is gone. */
  | { code: 'changed'; now: Cookie | null }
  /** The browser took the cookie and does not hold it (evicted, blocked, or a rule not known); the old one is untouched. */
  | { code: 'not-stored'; asked: Cookie; detail: string }
  /** The new cookie is stored and the old one could not be removed: both are there. */
  | { code: 'old-remains'; cookie: Cookie; old: Cookie }
  | { code: 'not-removed'; cookie: Cookie }
  /** One more cookie makes the browser throw others away; octets when a partition's octets are the limit. */
  | { code: 'would-evict'; count: number; limit: number }
  | { code: 'gone' }
  | { code: 'disconnected' };

export type Result<Value> = { value: Value } | { problem: Problem };

export interface Settings {
  extent: Extent;
  /** A key of BUDGETS in cookie/budgets.ts, or octets. */
  budget: string | number;
}

/** name(argument): reply. This is the whole list. */
export interface Requests {
  listCookies(scope: Scope): Listing;
  readBlocking(page: Page): Blocking;
  registrableDomains(hosts: string[]): Record<string, string | null>;
  readSettings(nothing: null): Settings;
  writeSettings(change: Partial<Settings>): Settings;
  writeCookie(edit: CookieEdit): Written;
  removeCookie(id: CookieId): null;
  /** From now on this surface hears of changes in its scope; answers the revision it starts from. */
  watch(registration: Registration): { revision: number };
  /** The surface is about to ask for access, which may close it: bring it back when access is granted. */
  expectGrant(page: Page): null;
}

/** What a surface asks to be told about. */
export interface Registration {
  surfaceId: string;
  storeId: string;
  /** Registrable domains, or hosts where there is none. */
  sites: string[];
}

/** What the background tells surfaces. */
export interface Events {
  /** Sent to one surface; a gap in `revision` means that some were missed: read again. */
  cookiesChanged: { surfaceId: string; revision: number; changes: CookieChange[] };
  /** Permissions or settings changed: read again. */
  accessChanged: null;
  settingsChanged: Settings;
}

export type RequestName = keyof Requests;
export type Argument<Name extends RequestName> = Parameters<Requests[Name]>[0];
export type Reply<Name extends RequestName> = ReturnType<Requests[Name]>;

/** One plain async function a request; `satisfies Handlers` makes a missing or extra one a compile error. */
export type Handlers = { [Name in RequestName]: Handler<Name> };
export type Handler<Name extends RequestName> = (argument: Argument<Name>) => Promise<Result<Reply<Name>>>;

/** What a surface answers itself; undefined leaves that request to the background. */
export type LocalHandlers = {
  [Name in RequestName]?: (argument: Argument<Name>) => ReturnType<Handler<Name>> | undefined;
};

/** What the models know of the rest of Crumb. */
export interface Bridge {
  /** Names this surface in the background's register: goes into a Registration, comes back in events. */
  readonly surfaceId: string;
  request: { [Name in RequestName]: Handler<Name> };
  /** Returns the function that ends the subscription. */
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void;
}
