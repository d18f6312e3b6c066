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

/** A place where this browser keeps cookies. */
export interface Store {
  storeId: string;
  kind: 'default' | 'private' | 'container';
}
