import type { CookieId } from '../cookie/cookie.ts';
import type { Page } from './page.ts';

/** Among how many cookies a search looks at most: as many as can be switched off. */
export const MOST_SEARCHED = 1_000;

/**
 * A search for the cookies that break a page, from its start until all cookies are on again. It names cookies and has no
 * value: what it switches off is parked.
 */
export interface Search {
  /** The page that is reloaded for each question. */
  page: Page;
  /** The cookies among which it searches, and the ids of their records while they are parked. */
  cookies: { id: CookieId; parked: string }[];
  /** Whether the page worked, for each question until now. */
  answers: boolean[];
}
