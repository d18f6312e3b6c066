import { getDomain } from 'tldts';
import { describe, expect, test } from 'vitest';
import { judgeSetCookie } from '../../../src/cookie/set-cookie/judge-set-cookie.ts';
import type { ResponseContext } from '../../../src/cookie/verdict.ts';
import {
  REJECTED_LINES,
  REJECTED_SCRIPT_LINE,
  REJECTED_THIRD_PARTY_LINES,
  type RejectedLine,
} from '../../demo/rejected-lines.ts';

const OWN: Omit<ResponseContext, 'agent'> = {
  url: 'http://shop.localhost:5050/rejected',
  now: 1_790_000_000_000,
  registrableDomain: (host) => getDomain(host, { allowPrivateDomains: true }),
  sameSiteContext: 'same-site',
  topLevelNavigation: true,
  partitionKey: null,
  via: 'http',
  jar: [],
};
const IMAGE: Omit<ResponseContext, 'agent'> = {
  ...OWN,
  url: 'http://ads.localhost:5050/rejected.svg',
  sameSiteContext: 'cross-site',
  topLevelNavigation: false,
  thirdParty: 'allowed',
  partitionKey: { topLevelSite: 'http://shop.localhost', hasCrossSiteAncestor: true },
};

const rejectedBy = ({ line }: RejectedLine, context: Omit<ResponseContext, 'agent'>) =>
  (['chrome', 'firefox'] as const)
    .filter((agent) => judgeSetCookie(line, { ...context, agent }).outcome === 'rejected')
    .join(' and ');
const SAID: Record<RejectedLine['rejectedBy'], string> = {
  both: 'chrome and firefox',
  chromium: 'chrome',
  firefox: 'firefox',
  none: '',
};

describe('Crumb rejects the lines that the demo calls rejected', () => {
  test.each(REJECTED_LINES.map((line) => [line.name, line] as const))('Crumb rejects the line %s', (_name, line) => {
    expect(rejectedBy(line, OWN)).toBe(SAID[line.rejectedBy]);
  });
  test.each(REJECTED_THIRD_PARTY_LINES.map((line) => [line.name, line] as const))('%s in an image', (_name, line) => {
    expect(rejectedBy(line, IMAGE)).toBe(SAID[line.rejectedBy]);
  });
  test('Crumb rejects the demo’s rejected lines of a script', () => {
    expect(rejectedBy(REJECTED_SCRIPT_LINE, { ...OWN, via: 'script' })).toBe('chrome and firefox');
  });
});
