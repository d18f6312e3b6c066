import type { CookieChange } from '../cookie/jar/changes.ts';
import type { JarEvent } from '../cookie/jar/jar-entry.ts';
import type { Settings } from './settings.ts';
import type { History } from './steps.ts';

/** What a surface asks to be told about. */
export interface Registration {
  surfaceId: string;
  storeId: string;
  /** Registrable domains, or hosts where there is none. */
  sites: string[];
  /** Tell it of each event by itself too, not only of what came of several. */
  everyEvent?: boolean;
  /** The tab it stands beside. */
  tabId?: number;
}

/** What the background tells surfaces. */
export interface Events {
  /** Sent to one surface; a gap in `revision` means that some were missed: read again. */
  cookiesChanged: { surfaceId: string; revision: number; changes: CookieChange[]; events?: JarEvent[] };
  /** Permissions or settings changed: read again. */
  accessChanged: null;
  settingsChanged: Settings;
  /** Something was rejected on the page of this tab, or it was left. */
  rejectedChanged: { tabId: number };
  historyChanged: History;
  /** The tab of a surface has another address. */
  tabMoved: { tabId: number; url: string };
  /** Which sites are recorded, or what is kept of them, is another: read again. */
  recordingChanged: null;
}

/** An event on the wire: its name tells what comes with it. */
export type EventMessage<Name extends keyof Events = keyof Events> = {
  [One in Name]: { event: One; payload: Events[One] };
}[Name];
