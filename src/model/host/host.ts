import type { Capability } from '../../contract/access.ts';
import type { Page } from '../../contract/page.ts';
import type { Problem } from '../../contract/problem.ts';
import type { Agent } from '../../cookie/cookie.ts';
import type { PageRequest } from '../../cookie/page-request.ts';
import type { Text } from '../text/message-key.ts';
import type { Files } from './files.ts';

/** Reads what the browser has recorded of a page's requests; each function rejects if the page cannot be entered. */
export interface PageRecord {
  /**
   * Waits until the page makes a request to a host that is neither of `site` nor among `known`, and resolves with such hosts;
   * rejects if no frame of the page can be observed. Waits no longer after an abort.
   */
  laterHosts(page: Page, site: string, known: readonly string[], signal: AbortSignal): Promise<string[]>;
  /** The page itself, its frames, and the latest requests of their scripts. */
  pageRequests(page: Page): Promise<PageRequest[]>;
}

/** What only an extension page can do. Each surface implements it; models and views use nothing else of the browser. */
export interface Host {
  readonly surface: 'popup' | 'panel' | 'side-panel' | 'tab';
  readonly agent: Agent;
  readonly text: Text;
  /** BCP 47 tag of the interface. */
  readonly language: string;
  /** Milliseconds since the epoch. */
  now(): number;
  copy(text: string): Promise<void>;
  /** Reads, writes and saves texts; each dialog calls it once, and ends only its own jobs. */
  files(): Promise<Files>;
  /** The page that this surface is about, or why there is none that Crumb may read. */
  page(): Promise<{ value: Page } | { problem: Problem }>;
  /** Calls `listener` after each navigation of the page; returns the function that ends this. */
  onPageMoved(listener: () => void): () => void;
  /** Calls `listener` when the surface is visible again after it was hidden; returns the function that ends this. */
  onShown(listener: () => void): () => void;
  /** Asks for host access; must be called in a click. The browser may close the surface while it asks. */
  requestOrigins(origins: string[]): Promise<boolean>;
  /** Asks for an optional permission; must be called in a click. */
  requestCapability(capability: Capability): Promise<boolean>;
  /** The registrable domain of a host; null: none, or the surface lacks the API and has not learnt it. */
  registrableDomain(host: string): string | null;
  /** Learns the registrable domains of these hosts. Missing if the surface has the API itself. */
  learnDomains?(hosts: readonly string[]): Promise<void>;
  /** What the browser has recorded of the page's requests. Missing if the surface sees the network itself. */
  pageRecord?(): Promise<PageRecord>;
  /** The requests that DevTools records; a DevTools panel only. */
  readonly network?: NetworkSource;
}

/** A request as a HAR entry. */
export interface LoggedEntry {
  id: number;
  entry: unknown;
}

/** Requests that are being followed. */
export interface NetworkFeed {
  /** The browser's record may have a request that DevTools did not report, such as the one that changed a cookie. */
  look(): void;
  end(): void;
}

/** The recorded requests of the inspected page, as HAR entries: hostile input, parsed by network/har-entry.ts. */
export interface NetworkSource {
  /**
   * Calls `listener` with the requests since DevTools was opened, also those before the panel was, and with each later one:
   * again with the same id if its entry is more complete. Ids increase. `failed`: what was recorded could not be read.
   */
  onRequests(listener: (requests: readonly LoggedEntry[]) => void, failed: (error: unknown) => void): NetworkFeed;
  /** Calls `listener` with the page's URL after each navigation or reload; returns the function that ends this. */
  onNavigated(listener: (url: string) => void): () => void;
  reload(): void;
  /** Shows requests in the browser's own Network panel by its filter language; null if it has no API for that. */
  show: ((filter: string) => Promise<void>) | null;
}
