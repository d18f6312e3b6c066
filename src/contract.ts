import type { Agent, Cookie, CookieId } from './cookie/cookie.ts';
import type { Frame } from './cookie/frame.ts';
import type { CookieChange } from './cookie/jar/changes.ts';
import type { Exchange } from './cookie/jar/exchange.ts';
import type { JarEvent, Recording } from './cookie/jar/jar-entry.ts';
import type { Refused } from './cookie/set-cookie/rejected.ts';
import type { Reason, ThirdParty } from './cookie/verdict.ts';

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
  /** Extent `loaded` only: hosts that the page is known to have asked, beside those its frames tell of. */
  hosts?: readonly string[];
}

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

/** What the scope holds, at one moment. */
export interface Listing {
  scope: Scope;
  agent: Agent;
  access: Access;
  /** The site of the page: its registrable domain, or its host where there is none. */
  site: string;
  /** Every cookie of the site, of all subdomains, paths and partitions, in the order a header would send them. */
  jar: Cookie[];
  /** Extent `loaded` only: the cookies of the other hosts' sites, and what Crumb could not look into. */
  loaded: LoadedHosts | null;
}

export interface LoadedHosts {
  /** Hosts the page's frames and resources came from, without the site's own. */
  hosts: string[];
  /** Every cookie of those hosts' sites, of all subdomains and partitions: `mayReach` tells which this page may send. */
  jar: Cookie[];
  /** Hosts that need permission before their cookies can be seen, with the patterns to ask for. */
  locked: { hosts: string[]; origins: string[] };
  /** Frames that could not be entered: what they load is unknown. */
  unknownFrames: number;
  /** The browser's record of what a frame loaded was full: hosts that it asked after that may be missing. */
  isRecordFull: boolean;
}

/** What is known about cookies being blocked for this page, and how surely. */
export interface Blocking {
  /** `blocked`: proven. `probably`: the page sees none of the cookies it should. `session`: kept until the browser closes. */
  status: 'allowed' | 'blocked' | 'probably' | 'session' | 'unknown';
  /** Who blocks: a setting for all sites, a rule for this site, or not known. */
  by: 'all-sites' | 'this-site' | 'unknown' | null;
  /**
   * Hosts of frames from other sites, and what becomes of their cookies; in Chromium `blocked` names those that get only what
   * is in this page's partition. `refused`: those of them that get none at all.
   */
  thirdParty: { hosts: string[]; mode: ThirdParty | 'unknown'; refused: string[] };
  /** The optional permission that would make this certain, if it is missing and this browser has it. */
  ask: Capability | null;
}

/** What the browser's settings say of the cookies of one address, asked from one page. null: Crumb may not know. */
export interface CookiePolicy {
  /** Of the address itself, wherever it is asked from. */
  own: 'allowed' | 'blocked' | 'session' | null;
  /** Where it belongs to another site than the page. */
  thirdParty: ThirdParty | null;
  /** The optional permission that would tell, if it is missing. */
  ask: Capability | null;
}

/** Optional permissions beside host access; `contentSettings` is Chromium's alone, `privacy` Firefox's. */
export type Capability = 'contentSettings' | 'privacy' | 'webRequest';

/** What a step of Crumb's was meant to do; the texts are the messages `step_<kind>` and `step_<kind>_undone`. */
export type StepKind = 'add' | 'edit' | 'delete' | 'restore';

/** Something to be done to the jar that is one step of undo. */
export interface NewStep {
  /** Chosen by who asks (crypto.randomUUID), so that a lost answer can be looked up in the history. */
  id: string;
  kind: StepKind;
  exchanges: Exchange[];
  /** Store also what our rules refuse, where this browser's API lets it (see cookie/storable-anyway.ts). */
  anyway?: boolean;
}

/** What the jar holds after an exchange, read back, and the fields in which it differs from what was asked for. */
export interface Exchanged {
  now: Cookie[];
  altered: (keyof Cookie)[];
}

export interface StepResult {
  /** One for each exchange, in their order. */
  results: Result<Exchanged>[];
  /** null: nothing was changed, nothing is kept. */
  step: StepSummary | null;
}

/** One step as a person sees it: names, never values. */
export interface StepSummary {
  id: string;
  /** When it was done, in milliseconds since the epoch. */
  at: number;
  /** When it was last done, undone or redone: tells what was undone last. */
  movedAt: number;
  kind: StepKind;
  /**
   * `open`: being done; `done`, `undone`; `partly`: done for some cookies only; `unsettled`: for some cookies the jar holds
   * neither what was there before nor what was to be, or both, and only a person can say which it shall be.
   */
  state: 'open' | 'done' | 'undone' | 'partly' | 'unsettled';
  /** The cookies it is about as they were named before (for an added one: after), the first 20 of `count`. */
  cookies: CookieId[];
  count: number;
  /** Of a private window: kept in memory only and forgotten with it. */
  incognito: boolean;
  failures: { id: CookieId; problem: Problem }[];
  canUndo: boolean;
  canRedo: boolean;
}

/** What Crumb did in this browser session, newest first. */
export interface History {
  steps: StepSummary[];
  /** How many older ones had to be forgotten to keep the rest. */
  dropped: number;
}

/** A place where this browser keeps cookies. */
export interface Store {
  storeId: string;
  kind: 'default' | 'private' | 'container';
}

/** Why an expected failure happened; the text is the message `problem_<code>`. Bugs are thrown, never a Problem. */
export type Problem =
  | { code: 'no-host-permission'; origins: string[] }
  | { code: 'unsupported-page' }
  | { code: 'first-party-isolation' }
  | { code: 'refused'; reasons: Reason[] }
  /** Another cookie has that identity already; it would be lost. An exchange that names it in `before` replaces it. */
  | { code: 'exists'; cookie: Cookie }
  /** The cookie is not what it was when the edit began; `now` null: it is gone. Nothing was written. */
  | { code: 'changed'; was: Cookie; now: Cookie | null }
  /** The browser took the cookie and does not hold it (evicted, blocked, or a rule not known); all is as it was before. */
  | { code: 'not-stored'; asked: Cookie; detail: string }
  /** The browser did not remove the cookie; all is as it was before. */
  | { code: 'not-removed'; cookie: Cookie }
  /** The new cookie is stored, the old one could not be removed nor the new one taken back: both are there. */
  | { code: 'old-remains'; cookie: Cookie; old: Cookie }
  /** The old cookie could not be put back. The history keeps it. */
  | { code: 'not-restored'; missing: Cookie[] }
  /** The browser did not answer in time: what the jar holds is found out at the next step or start. */
  | { code: 'no-answer' }
  /** Cookies of the step are not what the step left: going on would overwrite `now`. Nothing was written. */
  | { code: 'changed-since'; conflicts: { left: Cookie[]; now: Cookie[] }[] }
  /** More than the history can hold: it could not be undone. */
  | { code: 'too-much'; octets: number; limit: number }
  /** The container or private window is closed. */
  | { code: 'store-gone'; storeId: string }
  /** The step is no longer in the history. */
  | { code: 'forgotten' }
  /** Cut off before this cookie was tried. */
  | { code: 'not-tried' }
  /** One more cookie makes the browser throw others away; octets when a partition's octets are the limit. */
  | { code: 'would-evict'; count: number; limit: number }
  | { code: 'gone' }
  | { code: 'disconnected' };

export type Result<Value> = { value: Value } | { problem: Problem };

/** The wide table of cookies as a person left it. */
export interface TableLayout {
  /** Those that are shown, in the order of the table, with their widths in CSS pixels. */
  columns: { name: string; width: number }[];
  /** null: in the order of the Cookie header. */
  sort: { column: string; descending: boolean } | null;
}

export interface Settings {
  extent: Extent;
  /** A key of BUDGETS in cookie/budgets.ts, or octets. */
  budget: string | number;
  /** Missing as long as it was not touched. */
  table?: TableLayout;
}

/** name(argument): reply. This is the whole list. */
export interface Requests {
  listCookies(scope: Scope): Listing;
  readBlocking(page: Page): Blocking;
  readCookiePolicy(asked: { url: string; pageUrl: string; incognito: boolean }): CookiePolicy;
  registrableDomains(hosts: string[]): Record<string, string | null>;
  readSettings(nothing: null): Settings;
  writeSettings(change: Partial<Settings>): Settings;
  /** The only way to change the jar. */
  applyStep(step: NewStep): StepResult;
  /**
   * Undo (`before`), redo, or the end of a step that was cut off (`after`). What changed since is asked about first
   * (`changed-since`) unless `anyway`; then what is overwritten is kept in the step.
   */
  moveStep(move: { id: string; to: 'before' | 'after'; anyway?: boolean }): StepResult;
  readHistory(nothing: null): History;
  /** Forgets one step, or with null all of them; answers what is left. */
  forgetSteps(id: string | null): History;
  listStores(nothing: null): Store[];
  /** What was recorded of these sites in this store. */
  readRecording(of: { storeId: string; sites: string[] }): Recording;
  /** From now on a site is recorded, or no longer, and what was recorded of it is forgotten. */
  recordSite(change: { storeId: string; site: string; on: boolean }): null;
  /** Forgets what was recorded of these sites; they are recorded on. */
  clearRecording(of: { storeId: string; sites: string[] }): null;
  /** From now on this surface hears of changes in its scope; answers the revision it starts from. */
  watch(registration: Registration): { revision: number };
  /** The page of a tab, for a DevTools panel: it knows the number of its tab, and has seen the address itself. */
  pageOfTab(tab: { tabId: number; url: string }): Page;
  /** The frames of a page that Crumb may enter. */
  listFrames(page: Page): Frame[];
  /** Opens Crumb's page that asks for access, beside the tab it is for: a DevTools panel cannot ask by itself. */
  openGrantPage(ask: { tabId: number; origins: string[]; capability: Capability | null }): null;
  /** What the browser refused to store on this page, if the person wants to be told. */
  readRefused(page: Page): Refused;
  /** The person no longer wants to be told: gives the permission back and forgets what was kept. */
  stopRefused(nothing: null): null;
  /** The surface is about to ask for access, which may close it: bring it back when access is granted. */
  expectGrant(page: Page): null;
}

/** What a surface asks to be told about. */
export interface Registration {
  surfaceId: string;
  storeId: string;
  /** Registrable domains, or hosts where there is none. */
  sites: string[];
  /** Tell it of each event by itself too, not only of what came of several. */
  everyEvent?: boolean;
}

/** What the background tells surfaces. */
export interface Events {
  /** Sent to one surface; a gap in `revision` means that some were missed: read again. */
  cookiesChanged: { surfaceId: string; revision: number; changes: CookieChange[]; events?: JarEvent[] };
  /** Permissions or settings changed: read again. */
  accessChanged: null;
  settingsChanged: Settings;
  /** Something was refused on the page of this tab, or it was left. */
  refusedChanged: { tabId: number };
  historyChanged: History;
  /** Which sites are recorded, or what is kept of them, is another: read again. */
  recordingChanged: null;
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
  /** The same with a name of its own in the register, for a part of the surface that watches other sites. */
  beside(): Bridge;
}
