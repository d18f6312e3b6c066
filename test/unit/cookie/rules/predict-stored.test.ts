import { describe, expect, test } from 'vitest';
import type { Agent, Cookie } from '../../../../src/cookie/cookie.ts';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { isStorableAnyway } from '../../../../src/cookie/rules/is-storable-anyway.ts';
import { predictStored } from '../../../../src/cookie/rules/predict-stored.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const NOW = 1_800_000_000_000;
const LATEST = NOW + 400 * 86_400_000;
const see = (more: Partial<Cookie>, agent: Agent = 'chrome') =>
  predictStored(cookie('n', more), { agent, now: NOW, registrableDomain });

describe('a prediction of what a browser stores', () => {
  test.each([
    ['keeps 400 days', LATEST, LATEST],
    ['cuts what is later', LATEST + 1, LATEST],
    ['cuts the last moment a date can hold', 8.64e15, LATEST],
    ['keeps a session', null, null],
  ])('a browser %s', (_, expiryTime, kept) => {
    const { cookie: stored, notes } = see({ expiryTime });
    expect(stored.expiryTime).toBe(kept);
    expect(notes.map(({ code }) => code)).toEqual(kept === expiryTime ? [] : ['ExpiryCapped']);
  });

  test.each([
    ['an IP address', '127.0.0.1'],
    ['a single label', 'localhost'],
    ['a public suffix', 'co.uk'],
  ])('a domain cookie of %s becomes host-only', (_, domain) => {
    const { cookie: stored, notes, reasons } = see({ domain, hostOnly: false });
    expect(stored.hostOnly).toBe(true);
    expect(notes).toEqual([{ code: 'HostOnlyForced', attribute: 'domain', data: { domain } }]);
    expect(reasons).toEqual([]);
  });

  test('a domain cookie of a site stays a domain cookie', () => {
    expect(see({ hostOnly: false })).toMatchObject({ cookie: { hostOnly: false }, notes: [], reasons: [] });
  });

  test.each([
    ['chrome', 'name', ['OctetsHidden']],
    ['chrome', 'value', ['OctetsHidden']],
    ['firefox', 'value', []],
  ] as const)('%s shows U+FFFD in a %s for octets it cannot write back: %j', (agent, attribute, codes) => {
    const { cookie: stored, notes } = see({ [attribute]: 'a\xef\xbf\xbdb' }, agent);
    expect(notes.map(({ code }) => code)).toEqual(codes);
    expect(stored[attribute]).toBe('a\xef\xbf\xbdb');
  });

  test.each([
    ['chrome', 'name', 'a\xef\xbf\xbd'],
    ['chrome', 'value', 'a\xef\xbf\xbd'],
    ['firefox', 'name', 'a\xe9'],
    ['firefox', 'value', 'a\xef\xbf\xbd'],
  ] as const)('%s stores an altered %s where it is not UTF-8', (agent, attribute, kept) => {
    const { cookie: stored, notes } = see({ [attribute]: 'a\xe9' }, agent);
    expect(stored[attribute]).toBe(kept);
    expect(notes.map(({ code }) => code)).toEqual(kept === 'a\xe9' ? [] : ['OctetsHidden']);
  });

  test.each([
    ['/a b', '/a%20b'],
    ['/a/../é', '/%C3%A9'],
    ['/a%20b', '/a%20b'],
  ])('Chromium writes the path %s as %s, Firefox as it is', (asked, kept) => {
    const path = toOctets(asked);
    const { cookie: stored, notes } = see({ path });
    expect(stored.path).toBe(kept);
    const note = { code: 'PathEncoded', attribute: 'path', data: { path: kept } };
    expect(notes).toEqual(asked === kept ? [] : [note]);
    expect(see({ path }, 'firefox')).toMatchObject({ cookie: { path }, notes: [] });
  });

  test.each(['dir', '', '/a\tb', '/a\nb'])('Chromium’s path conversion is not applied to %j', (path) => {
    expect(see({ path }).cookie.path).toBe(path);
    expect(see({ path }).reasons.map(({ attribute }) => attribute)).toEqual(['path']);
  });

  test('the rules judge the cookie as it would be stored, not as it was requested', () => {
    expect(see({ expiryTime: Number.POSITIVE_INFINITY }).reasons.map(({ code }) => code)).toEqual(['InvalidExpiry']);
    expect(see({ expiryTime: NOW - 1 }).reasons.map(({ code }) => code)).toEqual(['Expired']);
  });
});

describe('"store anyway" is possible', () => {
  const CASES: [what: string, more: Partial<Cookie>, inFirefox: boolean][] = [
    ['for a broken prefix', { name: '__Secure-n' }, true],
    ['for a path without a slash', { path: 'dir' }, true],
    ['for an empty path', { path: '' }, true],
    [
      'for a partition without Secure',
      { partitionKey: { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: false } },
      true,
    ],
    ['not for a path that is too long', { path: `/${'x'.repeat(1024)}` }, false],
    ['not for SameSite=None without Secure', { sameSite: 'none' }, false],
    ['not for a value that is too long', { value: 'x'.repeat(4097) }, false],
  ];
  test.each(CASES)('"store anyway" is possible %s', (_, more, inFirefox) => {
    for (const agent of ['firefox', 'chrome'] as const) {
      const { reasons } = see(more, agent);
      expect(reasons.length).toBeGreaterThan(0);
      expect(reasons.every((reason) => isStorableAnyway(reason, agent))).toBe(inFirefox && agent === 'firefox');
    }
  });
});
