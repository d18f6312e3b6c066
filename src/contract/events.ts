import type { CookieChange } from '../cookie/jar/changes.ts';
import type { JarEvent } from '../cookie/jar/jar-entry.ts';
import type { Settings } from './settings.ts';
import type { History } from './steps.ts';

/** The changes that a surface wants to receive. */
export interface Registration {
  surfaceId: string;
  storeId: string;
  /** Registrable domains, or hosts where there is none. */
  sites: string[];
  /** Also send each event, not only the changes that result from several. */
  everyEvent?: boolean;
  /** The tab that it belongs to. */
  tabId?: number;
}

/** What the background sends to surfaces. */
export interface Events {
  /** Sent to one surface. After a gap in `revision` it has missed some and reads again. */
  cookiesChanged: { surfaceId: string; revision: number; changes: CookieChange[]; events?: JarEvent[] };
  /** Permissions or cookie settings have changed: surfaces read again. */
  accessChanged: null;
  settingsChanged: Settings;
  /** A cookie was rejected on the page of this tab, or the page was left. */
  rejectedChanged: { tabId: number };
  historyChanged: History;
  /** Cookies were switched off or on: surfaces read the list again. */
  parkedChanged: null;
  /** A rule was made, changed or removed, or it acted: surfaces read the rules again. */
  rulesChanged: null;
  /** The tab of a surface has another URL. */
  tabMoved: { tabId: number; url: string };
  /** The recorded sites or their recordings have changed: surfaces read again. */
  recordingChanged: null;
}

/** An event as a message: its name determines the payload. */
export type EventMessage<Name extends keyof Events = keyof Events> = {
  [One in Name]: { event: One; payload: Events[One] };
}[Name];
