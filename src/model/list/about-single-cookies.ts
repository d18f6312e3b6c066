import type { FindingCode } from '../../cookie/findings/finding.ts';

/** What these are about is the site, a partition or the header: no single cookie is to blame, and their texts say how many. */
const ABOUT_ALL = /^(Site|Partition|Header)/;

export function isAboutSingleCookies(code: FindingCode): boolean {
  return !ABOUT_ALL.test(code);
}
