/** Which cookies a surface lists: those sent with the page's request, those of the site, or those of every host it loads from. */
export type Extent = 'page' | 'site' | 'loaded';

/** The page that a surface shows the cookies of. */
export interface Page {
  tabId: number;
  windowId: number;
  /** An http or https URL. */
  url: string;
  /** The cookie store of the tab: the default one, a private window or a container. */
  storeId: string;
  incognito: boolean;
}

export interface Scope {
  page: Page;
  extent: Extent;
  /** Extent `loaded` only: hosts that the page requested, in addition to those that its frames report. */
  hosts?: readonly string[];
}

/** A cookie store of this browser. */
export interface Store {
  storeId: string;
  kind: 'default' | 'private' | 'container';
}

/** The localStorage of an origin. */
export interface OriginStorage {
  origin: string;
  items: { name: string; value: string }[];
}
