import type { Agent, Cookie } from '../cookie/cookie.ts';
import type { Access } from './access.ts';
import type { Scope } from './page.ts';

/** The cookies of a scope at one moment. */
export interface Listing {
  scope: Scope;
  agent: Agent;
  access: Access;
  /** The site of the page: its registrable domain, or its host where there is none. */
  site: string;
  /** Every cookie of the site with all subdomains, paths and partitions, in the order of a Cookie header. */
  jar: Cookie[];
  /** Extent `loaded` only: the cookies of the other hosts' sites, and what Crumb could not read. */
  loaded: LoadedHosts | null;
}

export interface LoadedHosts {
  /** Hosts of the page's frames and resources, without those of the site. */
  hosts: string[];
  /** Every cookie of those hosts' sites, of all subdomains and partitions: `canBeSent` tells which of them this page can send. */
  jar: Cookie[];
  /** Hosts that Crumb has no access to, with the patterns to request. */
  locked: { hosts: string[]; origins: string[] };
  /** How many more hosts the page loads from than Crumb reads. */
  leftOut: number;
  /** The page itself could not be read (an error page): only the hosts of its frames are known. */
  isPageUnread: boolean;
  /** How many frames could not be read: the hosts they load from are unknown. */
  unknownFrames: number;
  /** The browser's record of a frame's requests was full: later hosts may be missing. */
  isRecordFull: boolean;
}
