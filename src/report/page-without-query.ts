import { withoutQuery } from '../cookie/address/without-query.ts';

/** The URL of a page as a report names it; null where it is none. */
export function pageWithoutQuery(url: string): string | null {
  return URL.canParse(url) ? withoutQuery(url) : null;
}
