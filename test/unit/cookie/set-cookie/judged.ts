import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { judgeSetCookie } from '../../../../src/cookie/set-cookie/judge-set-cookie.ts';
import type { ResponseContext } from '../../../../src/cookie/verdict.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

export const NOW = 1_800_000_000_000;
export const PAGE = 'https://www.shop.test/dir/page';
export const HTTP = 'http://www.shop.test/dir/page';
export const AGENTS = ['chrome', 'firefox'] as const;

/** A response to a visit of `PAGE`, with the changes that a test needs. */
export const response = (more: Partial<ResponseContext> = {}): ResponseContext => ({
  url: PAGE,
  now: NOW,
  agent: 'chrome',
  registrableDomain,
  sameSiteContext: 'same-site',
  topLevelNavigation: true,
  partitionKey: { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false },
  via: 'http',
  jar: [],
  ...more,
});

/** 'stored', 'deleted', or the codes of the reasons. */
export function outcome(line: string, more: Partial<ResponseContext> = {}): string {
  const verdict = judgeSetCookie(line, response(more));
  return verdict.outcome === 'rejected' ? verdict.reasons.map(({ code }) => code).join(' ') : verdict.outcome;
}

export function stored(line: string, more: Partial<ResponseContext> = {}): Cookie {
  const verdict = judgeSetCookie(line, response(more));
  if (verdict.outcome !== 'stored') throw new Error(`${line} is ${verdict.outcome}`);
  return verdict.cookie;
}
