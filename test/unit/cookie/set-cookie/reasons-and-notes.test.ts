import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { judgeSetCookie } from '../../../../src/cookie/set-cookie/judge-set-cookie.ts';
import type { ResponseContext } from '../../../../src/cookie/verdict.ts';
import { sampleCookie } from '../sample-cookie.ts';
import { AGENTS, HTTP, NOW, outcome, response, stored } from './judged.ts';

describe('lines with several faults', () => {
  const OTHER: Partial<ResponseContext> = {
    sameSiteContext: 'cross-site',
    topLevelNavigation: false,
    partitionKey: { topLevelSite: 'https://news.test', hasCrossSiteAncestor: true },
  };
  test.for<[line: string, more: Partial<ResponseContext>, reasons: string]>([
    [
      'n=v; Domain=other.test; Secure; SameSite=Strict; Partitioned',
      { ...OTHER, url: HTTP, thirdParty: 'blocked' },
      'InvalidDomain SecureOnly SchemefulSameSiteStrict',
    ],
    [
      'n=v; SameSite=None; Domain=test',
      { ...OTHER, thirdParty: 'blocked' },
      'InvalidDomain UserPreferences SameSiteNoneInsecure',
    ],
    [
      `__Host-n=\x01${'x'.repeat(4096)}; Domain=shop.test; Partitioned`,
      {},
      'NameValuePairExceedsMaxSize DisallowedCharacter InvalidPrefix PartitionedInsecure',
    ],
    ['=; HttpOnly; SameSite=None', { via: 'script' }, 'NoCookieContent SameSiteNoneInsecure HttpOnly'],
    ['__Http-n=v; Secure', { url: HTTP }, 'InvalidPrefix SecureOnly'],
    [
      'n=v; Path=/',
      { url: HTTP, via: 'script', jar: [sampleCookie({ secure: true, httpOnly: true })] },
      'OverwriteSecure OverwriteHttpOnly',
    ],
  ])('"%s" is rejected for all its reasons, the most important first', ([line, more, reasons]) => {
    expect(outcome(line, more)).toBe(reasons);
  });

  test('each reason marks its part of the line and names its section of the specification', () => {
    const line = 'n=a\x01; Secure = x; Domain=other.test ;SameSite=Strict; x\x02y=1';
    const verdict = judgeSetCookie(line, response({ ...OTHER, url: HTTP }));
    if (verdict.outcome !== 'rejected') throw new Error(verdict.outcome);
    const told = verdict.reasons.map(({ code, attribute, section, span = [0, 0] }) => [
      code,
      attribute,
      section,
      line.slice(...span),
    ]);
    expect(told).toEqual([
      ['DisallowedCharacter', 'value', '5.6', 'a\x01'],
      ['DisallowedCharacter', 'x\x02y', '5.6', 'x\x02y=1'],
      ['InvalidDomain', 'domain', '5.7', 'Domain=other.test'],
      ['SecureOnly', 'secure', '5.7', 'Secure = x'],
      ['SchemefulSameSiteStrict', 'samesite', '5.7', 'SameSite=Strict'],
    ]);
  });
});

describe('notes on a stored line', () => {
  test.for<[attribute: string, meant: string]>([
    ['Securee', 'Secure'],
    ['Secur', 'Secure'],
    ['HTTP-Only', 'HttpOnly'],
    ['httponlly', 'HttpOnly'],
    ['Same-Site=Lax', 'SameSite'],
    ['SmaeSite=None', 'SameSite'],
    ['max_age=5', 'Max-Age'],
    ['Expire=0', 'Expires'],
    ['Domian=x', 'Domain'],
    ['Paht=/', 'Path'],
    ['Partitionned', 'Partitioned'],
    ['HttpOnly: true', 'HttpOnly'],
    ['SameSite: Lax', 'SameSite'],
  ])('%s probably means %s', ([attribute, meant]) => {
    const { notes } = judgeSetCookie(`n=v; Path=/; ${attribute}; Colour`, response());
    const [name = ''] = attribute.toLowerCase().split('=');
    expect(notes).toMatchObject([
      { code: 'AttributeMisspelt', attribute: name, data: { attribute: name, meant } },
      { code: 'AttributeUnknown', attribute: 'colour' },
    ]);
  });

  test.for(['Version=1', 'Comment=x', 'Secret', 'Size=3', 'Port=1', 'a', 'x'.repeat(5000)])(
    'the unknown attribute %s has no likely meaning',
    (other) => {
      expect(judgeSetCookie(`n=v; Path=/; ${other}`, response()).notes).toMatchObject([{ code: 'AttributeUnknown' }]);
    },
  );

  test('the name of an unknown attribute stays text when its letters become lower case', () => {
    const { notes } = judgeSetCookie(`n=v; Path=/; ${toOctets('CAFÉ=1')}`, response());
    expect(notes).toMatchObject([{ data: { attribute: 'cafÉ' } }]);
  });

  test('a note marks its part of the line', () => {
    const line =
      'n="v"; Path=x ; Max-Age=99999999; Expires=0; Domain = ; Securee = y; SameSite=foo; Priority; Priority=1';
    const { notes } = judgeSetCookie(line, response());
    expect(notes.map(({ code, span = [0, 0] }) => [code, line.slice(...span)])).toEqual([
      ['AttributeMisspelt', 'Securee = y'],
      ['AttributeRepeated', 'Priority=1'],
      ['DomainEmpty', 'Domain ='],
      ['Quoted', '"v"'],
      ['PathDefaulted', 'Path=x'],
      ['AttributeMalformed', 'SameSite=foo'],
      ['ExpiresIgnored', 'Expires=0'],
      ['ExpiryCapped', 'Max-Age=99999999'],
    ]);
  });

  test.for<[behind: number, shift: number, codes: string[]]>([
    [7200, 7_200_000, ['ExpiresShifted']],
    [-60, -60_000, ['ExpiresShiftedBack']],
    [3, 3000, []],
  ])('a server clock %d s behind moves Expires, but not Max-Age, by %d ms', ([behind, shift, codes]) => {
    const serverTime = NOW - behind * 1000;
    const asked = NOW + 3_600_000;
    for (const agent of AGENTS) {
      const context = response({ agent, serverTime });
      const verdict = judgeSetCookie(`n=v; Path=/; Expires=${new Date(asked).toUTCString()}`, context);
      expect(verdict).toMatchObject({ cookie: { expiryTime: asked + shift } });
      expect(verdict.notes.map(({ code }) => code)).toEqual(codes);
      expect(stored('n=v; Path=/; Max-Age=60', context).expiryTime).toBe(NOW + 60_000);
    }
  });
});
