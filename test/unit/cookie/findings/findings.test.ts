import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { cookieKey } from '../../../../src/cookie/cookie.ts';
import type { Finding, FindingInput } from '../../../../src/cookie/findings/finding.ts';
import { findings } from '../../../../src/cookie/findings/findings.ts';
import { passesLuhn } from '../../../../src/cookie/findings/personal-data.ts';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';
import { sampleCookie } from '../sample-cookie.ts';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RANDOM = 'q8Zk3vT1xW9bN5mL7pR2';
const PARTITION = { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false };

function found(jar: Cookie[], more: Partial<FindingInput> = {}) {
  const input: FindingInput = {
    jar,
    sent: [],
    site: 'shop.test',
    url: 'https://www.shop.test/',
    agent: 'chrome',
    now: NOW,
    budget: 8182,
    registrableDomain,
    ...more,
  };
  return findings(input);
}
const codes = (jar: Cookie[], more?: Partial<FindingInput>) => found(jar, more).map(({ code }) => code);
const many = (count: number, fields: (index: number) => Partial<Cookie> = () => ({})) =>
  Array.from({ length: count }, (_, index) => sampleCookie({ name: `n${index}`, ...fields(index) }));

describe('findings about one cookie', () => {
  test.for<[title: string, fields: Partial<Cookie>, expected: string]>([
    ['a plain cookie', {}, ''],
    ['3499 octets', { value: 'x'.repeat(3498) }, ''],
    ['3500 octets', { value: 'x'.repeat(3499) }, 'NearMaxSize'],
    ['4096 octets', { value: 'x'.repeat(4095) }, 'NearMaxSize'],
    ['4097 octets', { value: 'x'.repeat(4096) }, 'TooLarge'],
    ['a name of one script', { name: toOctets('größe') }, ''],
    ['a name in Cyrillic', { name: toOctets('сессия') }, ''],
    ['a name in Latin and Japanese', { name: toOctets('cart_かご') }, ''],
    ['a Cyrillic letter among Latin ones', { name: toOctets('s\u0435ssion') }, 'LookAlikeName'],
    ['a Greek letter among Latin ones', { name: toOctets('sessi\u03bfn') }, 'LookAlikeName'],
    ['an Armenian letter among Latin ones', { name: toOctets('sessio\u0578') }, 'LookAlikeName'],
    ['Cyrillic letters alone that all look like Latin ones', { name: toOctets('соре') }, 'LookAlikeName'],
    ['Greek letters alone that all look like Latin ones', { name: toOctets('ΟΚ_1') }, 'LookAlikeName'],
    ['a Latin letter that looks like another', { name: toOctets('sessıon') }, 'LookAlikeName'],
    ['a combining mark for which there is a letter', { name: toOctets('caf\u0065\u0301') }, 'LookAlikeName'],
    ['letters of full width', { name: toOctets('ｓession') }, 'LookAlikeName'],
    ['a small capital that looks like a letter', { name: toOctets('sessiᴏn') }, 'LookAlikeName'],
    ['a hyphen that is not that of ASCII', { name: toOctets('session\u2010id') }, 'LookAlikeName'],
    ['a minus that looks like a hyphen', { name: toOctets('session\u2212id') }, 'LookAlikeName'],
    ['a letter that looks like a colon', { name: toOctets('koa\ua789sess') }, 'LookAlikeName'],
    ['a Roman numeral that looks like a letter', { name: toOctets('sess\u2170on') }, 'LookAlikeName'],
    ['the sign for kelvin', { name: toOctets('\u212aey') }, 'LookAlikeName'],
    ['a low line of full width', { name: toOctets('session\uff3fid') }, 'LookAlikeName'],
    ['a leader dot in place of a dot', { name: toOctets('connect\u2024sid') }, 'LookAlikeName'],
    ['a digit of mathematics', { name: toOctets('sid\u{1d7cf}') }, 'LookAlikeName'],
    ['a name with signs that look like no others', { name: toOctets('größe_€·5') }, ''],
    ['letters of mathematics', { name: toOctets('𝗌ession') }, 'LookAlikeName'],
    ['a path of 1025 octets', { path: `/${'x'.repeat(1024)}` }, 'AttributeTooLong'],
    ['octets that were not UTF-8', { value: 'a\xef\xbf\xbd' }, 'SizeUncertain'],
    ['SameSite=None without Secure', { sameSite: 'none' }, 'SameSiteNoneInsecure'],
    ['__Host- without Secure', { name: '__Host-n' }, 'PrefixBroken'],
    ['__Host- as it should be', { name: '__Host-n', secure: true }, ''],
    ['3500 octets in a part of a split session', { name: 'session.0', value: 'x'.repeat(3491) }, 'note NearMaxSize'],
    ['a double-submit token', { name: 'csrf_token', value: RANDOM, secure: true }, ''],
    ['a double-submit token without Secure', { name: 'XSRF-TOKEN', value: RANDOM }, ''],
    ['an e-mail address', { value: 'ann@mail.example' }, 'EmailReadable'],
    ['a percent-encoded e-mail address', { value: 'u%3Dann%40mail.example%26x' }, 'EmailReadable'],
    ['an e-mail address after a URL', { value: 'https://shop.test/ ann@mail.example' }, 'EmailReadable'],
    ['an at sign', { value: 'a@b' }, ''],
    ['the name of a file', { value: 'logo@2x.png' }, ''],
    ['a key in a URL', { value: 'https%3A%2F%2Fa1b2@errors.example/5' }, ''],
    ['a user and password in a URL', { value: 'https://ann:secret@mail.example/' }, ''],
    ['an id that passes for a card number', { name: 'visitor_id', value: '4111111111111111' }, ''],
    ['a phone number that passes for a card of 13 digits', { value: '4915112345678' }, ''],
    ['an order that passes for a card number', { name: 'order_number', value: '4111111111111111' }, ''],
    ['a password', { name: 'password', value: 'hunter2' }, 'PasswordReadable'],
    ['a key', { value: 'AKIAQ2ZK3VT5XW7BN5ML' }, 'KeyReadable'],
    ['a card number', { value: '4111111111111111' }, 'CardNumberReadable'],
    ['a card number in groups', { value: 'card%3D4111%201111%201111%201111' }, 'CardNumberReadable'],
    ['a card number with a wrong check digit', { value: '4111111111111112' }, ''],
    ['digits of no issuer that pass the check', { value: '9111111111111116' }, ''],
    ['digits inside a longer number', { value: '00411111111111111199999' }, ''],
    ['a moment in milliseconds', { value: '1800000000000' }, ''],
    ['a Google Analytics value', { name: '_ga', value: 'GA1.1.1234567890.1700000000' }, ''],
    ['a lifetime of an hour', { expiryTime: NOW + HOUR }, 'ExpiresSoon'],
    ['a lifetime of two days', { expiryTime: NOW + 2 * DAY }, ''],
    ['an expired cookie', { expiryTime: NOW - HOUR }, ''],
    ['a lifetime of 400 days', { expiryTime: NOW + 400 * DAY }, 'ExpiryCapped'],
    ['a lifetime of 399 days', { expiryTime: NOW + 399 * DAY }, ''],
  ])('the findings about %s', ([, fields, expected]) => {
    const codesFound = found([sampleCookie(fields)]).map(({ code, severity }) =>
      expected.includes(`note ${code}`) ? `${severity} ${code}` : code,
    );
    expect(codesFound.join(' ')).toBe(expected);
  });

  test('a finding names its cookie', () => {
    const one = sampleCookie({ value: 'ann@mail.example' });
    expect(found([sampleCookie({ name: 'other' }), one])).toMatchObject([
      { keys: [cookieKey(one)], attribute: 'value' },
    ]);
  });

  test('a finding that depends on the time is decided anew each time', () => {
    const one = sampleCookie({ expiryTime: NOW + 2 * DAY });
    expect(codes([one])).toEqual([]);
    expect(codes([one], { now: NOW + 2 * DAY - HOUR })).toEqual(['ExpiresSoon']);
  });
});

test.for([
  ['79927398713', true],
  ['79927398710', false],
  ['0', true],
] as const)('%s passes the Luhn check: %s', ([digits, passes]) => {
  expect(passesLuhn(digits)).toBe(passes);
});

describe('findings about a site', () => {
  test.for<[count: number, expected: string]>([
    [149, ''],
    [150, 'SiteNearFull'],
    [179, 'SiteNearFull'],
    [180, 'SiteFull'],
  ])('%d cookies of all subdomains together: %s', ([count, expected]) => {
    const jar = many(count, (index) => ({ domain: `h${index % 3}.shop.test` }));
    expect(codes(jar).join(' ')).toBe(expected);
  });

  test('cookies of partitions, stores and other sites are counted apart', () => {
    const jar = [
      ...many(100),
      ...many(100, () => ({ partitionKey: PARTITION })),
      ...many(100, () => ({ storeId: '1' })),
      ...many(100, () => ({ domain: 'other.test' })),
    ];
    expect(codes(jar)).toEqual([]);
  });

  test('a partition has its own warnings', () => {
    expect(codes(many(150, () => ({ partitionKey: PARTITION })))).toEqual(['PartitionNearFull']);
    expect(codes(many(180, () => ({ partitionKey: PARTITION })))).toEqual(['PartitionFull']);
  });

  test.for<[octets: number, expected: string]>([
    [8191, ''],
    [8192, 'PartitionNearTooHeavy'],
    [10_240, 'PartitionNearTooHeavy'],
    [10_241, 'PartitionTooHeavy'],
  ])('%d octets in a partition: %s', ([octets, expected]) => {
    const jar = many(4, (index) => ({
      name: `${index}`,
      value: 'x'.repeat(index === 0 ? octets - 4 - 3 * 2500 : 2500),
      partitionKey: PARTITION,
    }));
    expect(codes(jar).join(' ')).toBe(expected);
  });

  test('Firefox lets a partition grow further before it evicts', () => {
    const jar = many(3, () => ({ value: 'x'.repeat(3400), partitionKey: PARTITION }));
    expect(found(jar, { agent: 'firefox' })[0]?.data).toMatchObject({ limit: 12_288, keep: 10_240 });
    expect(found(jar)[0]?.data).toMatchObject({ limit: 10_240 });
  });
});

describe('findings about the Cookie header', () => {
  const sent = (octets: number) => [sampleCookie({ name: 'h', value: 'x'.repeat(octets - 2) })];
  test.for<[octets: number, expected: string]>([
    [799, ''],
    [800, 'HeaderNearBudget'],
    [1000, 'HeaderNearBudget'],
    [1001, 'HeaderOverBudget'],
  ])('%d octets of a budget of 1000: %s', ([octets, expected]) => {
    expect(codes([], { sent: sent(octets), budget: 1000 }).join(' ')).toBe(expected);
  });

  test('the first cookie of a name is the one that the server sees first', () => {
    const first = sampleCookie({ path: '/dir' });
    const second = sampleCookie({ domain: 'shop.test', hostOnly: false });
    expect(found([], { sent: [first, sampleCookie({ name: 'm' }), second] })).toMatchObject([
      {
        code: 'SameName',
        keys: [cookieKey(first), cookieKey(second)],
        data: { name: 'n', count: 2, domain: 'www.shop.test', path: '/dir' },
      },
    ]);
  });

  test('names that differ in case are different, and cookies without a name share none', () => {
    const nameless = [sampleCookie({ name: '' }), sampleCookie({ name: '', path: '/dir' })];
    expect(codes([], { sent: [...nameless, sampleCookie(), sampleCookie({ name: 'N' })] })).toEqual([]);
  });
});

test.for<[title: string, found: Finding[], expected: string]>([
  ['a cookie near its largest size', found([sampleCookie({ value: 'x'.repeat(3499) })]), 'cookie pairOctets'],
  ['a long path', found([sampleCookie({ path: `/${'x'.repeat(1024)}` })]), 'cookie attributeOctets'],
  ['an expiry cut to 400 days', found([sampleCookie({ expiryTime: NOW + 400 * DAY })]), 'cookie lifetime'],
  ['an expiry within a day', found([sampleCookie({ expiryTime: NOW + HOUR })]), 'cookie no limit'],
  ['an e-mail address', found([sampleCookie({ value: 'ann@mail.example' })]), 'cookie no limit'],
  ['a shared name', found([], { sent: [sampleCookie(), sampleCookie({ path: '/dir' })] }), 'cookie no limit'],
  ['a large header', found([], { sent: [sampleCookie()], budget: 3 }), 'header headerBudget'],
  ['a full site', found(many(180)), 'site siteCount'],
  ['a full partition', found(many(180, () => ({ partitionKey: PARTITION }))), 'partition siteCount'],
  [
    'a heavy partition',
    found(many(3, () => ({ value: 'x'.repeat(3400), partitionKey: PARTITION }))),
    'partition partitionOctets',
  ],
])('the finding %s says what it is about and names the limit behind it', ([, [finding], expected]) => {
  expect(`${finding?.about} ${finding?.limit ?? 'no limit'}`).toBe(expected);
});

test('the gravest findings come first', () => {
  const jar = [
    sampleCookie({ expiryTime: NOW + HOUR }),
    sampleCookie({ name: 'b', sameSite: 'none', value: 'a@mail.example' }),
  ];
  expect(found(jar).map(({ severity }) => severity)).toEqual(['bad', 'warn', 'note']);
});
