import type { Agent, Cookie } from '../cookie/cookie.ts';
import type { Access } from './access.ts';
import type { Scope } from './page.ts';

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
  /** Hosts beside these that the page loads from: more than Crumb reads. */
  leftOut: number;
  /** The page itself could not be entered (an error page): only what its frames load is known. */
  isPageUnread: boolean;
  /** Frames that could not be entered: what they load is unknown. */
  unknownFrames: number;
  /** The browser's record of what a frame loaded was full: hosts that it asked after that may be missing. */
  isRecordFull: boolean;
}
