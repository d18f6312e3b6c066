import type { Frame } from '../cookie/frame.ts';
import type { Recording } from '../cookie/jar/jar-entry.ts';
import type { RejectedCookies } from '../cookie/set-cookie/rejected-cookies.ts';
import type { Blocking, Capability, CookiePolicy } from './access.ts';
import type { Registration } from './events.ts';
import type { Listing } from './listing.ts';
import type { Page, Scope, Store } from './page.ts';
import type { Result } from './problem.ts';
import type { Settings } from './settings.ts';
import type { History, NewStep, StepResult } from './steps.ts';

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
  /** What the browser rejected to store on this page, if the person wants to be told. */
  readRejected(page: Page): RejectedCookies;
  /** The person no longer wants to be told: gives the permission back and forgets what was kept. */
  stopRejected(nothing: null): null;
  /** The surface is about to ask for access, which may close it: bring it back when access is granted. */
  expectGrant(page: Page): null;
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
