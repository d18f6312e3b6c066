import type { Capability, Page, Problem } from '../contract.ts';
import type { Agent } from '../cookie/cookie.ts';

/** What only a page can do. Each surface implements it; models and views know nothing else of the browser. */
export interface Host {
  readonly surface: 'popup' | 'panel' | 'side-panel' | 'tab';
  readonly agent: Agent;
  /**
   * The message `key` in the user's language; `{name}` in it is replaced by `data.name`, numbers in the user's format.
   * With a number `data.count` the plural form `key_one`, `key_other`, ... is taken where there is one.
   */
  text(key: string, data?: Record<string, string | number>): string;
  /** BCP 47 tag of the interface. */
  readonly language: string;
  /** Milliseconds since the epoch. */
  now(): number;
  copy(text: string): Promise<void>;
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
  /** Synchronous public suffix answer where the surface has one. */
  registrableDomain(host: string): string | null;
}
