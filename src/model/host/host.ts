import type { Capability } from '../../contract/access.ts';
import type { Page } from '../../contract/page.ts';
import type { Problem } from '../../contract/problem.ts';
import type { Agent } from '../../cookie/cookie.ts';
import type { Text } from '../text/message-key.ts';

/** What only a page can do. Each surface implements it; models and views know nothing else of the browser. */
export interface Host {
  readonly surface: 'popup' | 'panel' | 'side-panel' | 'tab';
  readonly agent: Agent;
  readonly text: Text;
  /** BCP 47 tag of the interface. */
  readonly language: string;
  /** Milliseconds since the epoch. */
  now(): number;
  copy(text: string): Promise<void>;
  /** Hands the person a file. */
  download?(name: string, text: string, type: string): void;
  /** The page this surface stands beside, or why there is none Crumb may read. */
  page(): Promise<{ value: Page } | { problem: Problem }>;
  /** Tells when the page has moved to another address; returns the function that ends it. */
  onPageMoved(listener: () => void): () => void;
  /** Tells when the surface is seen again after it was hidden; returns the function that ends it. */
  onShown(listener: () => void): () => void;
  /** Asks for host access; must be called in a click. The browser may close the surface while it asks. */
  requestOrigins(origins: string[]): Promise<boolean>;
  /** Asks for an optional permission; must be called in a click. */
  requestCapability(capability: Capability): Promise<boolean>;
  /** The registrable domain of a host, null where there is none; a surface without the API knows what it has learnt. */
  registrableDomain(host: string): string | null;
  /** Makes `registrableDomain` know these hosts. Missing where the surface has the API itself. */
  learnDomains?(hosts: readonly string[]): Promise<void>;
  /**
   * Waits until the page asks a host that is neither of `site` nor among `known`, and answers it; rejects where no frame of
   * the page can be asked. Missing where the network itself is seen.
   */
  laterHosts?(page: Page, site: string, known: readonly string[]): Promise<string[]>;
  /** What the network showed: a DevTools panel only. */
  readonly network?: NetworkSource;
}

/** What DevTools records of the inspected page, as HAR entries: hostile input, read by network/har-entry.ts. */
export interface NetworkSource {
  /** What was recorded since DevTools was opened, also before the panel was. */
  recorded(): Promise<unknown[]>;
  /** Tells of each request when it has ended; returns the function that ends it. */
  onRequest(listener: (entry: unknown) => void): () => void;
  /** Tells when the page has moved to another address or was reloaded; returns the function that ends it. */
  onNavigated(listener: () => void): () => void;
  reload(): void;
  /** Shows requests in the browser's own Network panel by its filter language; null where it has no API for that. */
  show: ((filter: string) => Promise<void>) | null;
}
