import type { Cookie } from '../cookie/cookie.ts';
import type { Frame } from '../cookie/frame.ts';
import type { Recording } from '../cookie/jar/jar-entry.ts';
import type { RejectedCookies } from '../cookie/set-cookie/rejected-cookies.ts';
import type { Blocking, Capability, CookiePolicy } from './access.ts';
import type { Registration } from './events.ts';
import type { Listing } from './listing.ts';
import type { OriginStorage, Page, Scope, Store } from './page.ts';
import type { ParkedList } from './parked.ts';
import type { Result } from './problem.ts';
import type { NewRule, RuleList } from './rules.ts';
import type { Search } from './search.ts';
import type { Settings } from './settings.ts';
import type {
  MarkedCookies,
  NewSnapshot,
  PlannedSwitch,
  ProfileState,
  SiteOfStore,
  SnapshotHead,
  SnapshotList,
  SwitchOrder,
} from './snapshots.ts';
import type { History, NewStep, PlannedCookies, PredictedCookie, StepResult } from './steps.ts';

/** Every request as name(argument): reply. */
export interface Requests {
  listCookies(scope: Scope): Listing;
  /** Every cookie of this store that Crumb may read. */
  readAllCookies(storeId: string): Cookie[];
  /** The localStorage of the page that the tab shows. */
  readPageStorage(tabId: number): OriginStorage;
  readBlocking(page: Page): Blocking;
  readCookiePolicy(question: { url: string; pageUrl: string; incognito: boolean }): CookiePolicy;
  registrableDomains(hosts: string[]): Record<string, string | null>;
  readSettings(nothing: null): Settings;
  writeSettings(change: Partial<Settings>): Settings;
  /** The only way to change cookies. */
  applyStep(step: NewStep): StepResult;
  /**
   * Undo (`before`), redo, or the end of a step that was cut off (`after`). If cookies changed since, it fails
   * with `changed-since` unless `anyway`; then the step remembers what is overwritten.
   */
  moveStep(move: { id: string; to: 'before' | 'after'; anyway?: boolean }): StepResult;
  /** What storing these cookies together would do, one for each; nothing is written. */
  predictCookies(planned: PlannedCookies): PredictedCookie[];
  readHistory(nothing: null): History;
  /** Removes one step, or all of them with null; replies with the rest. */
  forgetSteps(id: string | null): History;
  /** The cookies of these sites that are switched off in this store. */
  readParked(of: { storeId: string; sites: string[] }): ParkedList;
  /** Deletes cookies that are switched off, by the ids of their records. */
  forgetParked(ids: string[]): null;
  /** The search for the cookies that break a page that is going on; null: none is. */
  readSearch(nothing: null): Search | null;
  /** Stores how far it is; null: it has ended, and what it switched off is on again. */
  writeSearch(search: Search | null): null;
  readRules(nothing: null): RuleList;
  /** Makes a rule that protects or blocks cookies; replies with all rules, as the next two do. */
  saveRule(rule: NewRule): RuleList;
  /** Switches a rule on or off; on again also ends its pause. */
  switchRule(change: { id: string; on: boolean }): RuleList;
  removeRule(id: string): RuleList;
  listStores(nothing: null): Store[];
  listSnapshots(nothing: null): SnapshotList;
  /** Stores a snapshot and reads it back. */
  saveSnapshot(snapshot: NewSnapshot): SnapshotHead;
  /** The cookies of a snapshot; `passphrase` where it is encrypted. */
  readSnapshot(of: { id: string; passphrase: string | null }): Cookie[];
  renameSnapshot(change: { id: string; name: string }): SnapshotHead;
  /** Deletes one snapshot, or with null those that cannot be read. */
  deleteSnapshot(id: string | null): null;
  readProfile(of: SiteOfStore): ProfileState;
  /** Stores a snapshot of a site as the profile that is on there. */
  saveProfile(snapshot: NewSnapshot): SnapshotHead;
  /** Stores the current cookies in the profile that is on, and plans the step to another one, which the surface then makes. */
  prepareSwitch(order: SwitchOrder): PlannedSwitch;
  /** A switch that was stopped halfway counts as done. */
  settleProfile(of: SiteOfStore): ProfileState;
  /** Remembers the cookies of this moment, in memory. */
  markCookies(mark: MarkedCookies): null;
  readMark(nothing: null): MarkedCookies | null;
  /** The recording of these sites in this store. */
  readRecording(of: { storeId: string; sites: string[] }): Recording;
  /** Whether this site is recorded in this store, or in the private ones if this is one. */
  isRecorded(of: { storeId: string; site: string }): boolean;
  /** Starts the recording of a site, or stops it and removes what was recorded. */
  recordSite(change: { storeId: string; site: string; on: boolean }): null;
  /** Removes what was recorded of these sites; the recording continues. */
  clearRecording(of: { storeId: string; sites: string[] }): null;
  /**
   * Sends this surface the changes in its scope from now on; replies with the first revision, and with the time since which no
   * cookie has changed, in Unix milliseconds: a list read after that time is current.
   */
  watch(registration: Registration): { revision: number; unchangedSince: number };
  /** The page of a tab, for a DevTools panel: the panel knows its tab id and has read the URL itself. */
  pageOfTab(tab: { tabId: number; url: string }): Page;
  /** The frames of a page that Crumb has access to. */
  listFrames(page: Page): Frame[];
  /** Opens Crumb's grant page next to the tab: a DevTools panel cannot show a permission prompt. */
  openGrantPage(ask: { tabId: number; origins: string[]; capability: Capability | null }): null;
  /** The cookies that the browser rejected on this page, if a person switched that report on. */
  readRejected(page: Page): RejectedCookies;
  /** How many sessions requests of a tab's page lack, by what a surface found: part of the number on Crumb's button. */
  reportUnsent(of: { tabId: number; count: number }): null;
  /** Switches the report of rejected cookies off: removes the permission and the report. */
  stopRejected(nothing: null): null;
  /** Reloads the page, as F5 does. */
  reloadPage(page: Page): null;
  /** The surface is about to show a permission prompt, which may close it: the background opens it again after the grant. */
  expectGrant(page: Page): null;
}

export type RequestName = keyof Requests;
export type Argument<Name extends RequestName> = Parameters<Requests[Name]>[0];
export type Reply<Name extends RequestName> = ReturnType<Requests[Name]>;

/** One async function for each request; with `satisfies Handlers` a missing or extra one does not compile. */
export type Handlers = { [Name in RequestName]: Handler<Name> };
export type Handler<Name extends RequestName> = (argument: Argument<Name>) => Promise<Result<Reply<Name>>>;

/** Requests that a surface handles itself; undefined leaves one to the background. */
export type LocalHandlers = {
  [Name in RequestName]?: (argument: Argument<Name>) => ReturnType<Handler<Name>> | undefined;
};
