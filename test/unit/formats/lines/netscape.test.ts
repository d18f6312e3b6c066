import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { idOf } from '../../../../src/formats/format/id-of.ts';
import { netscape, netscapeWget } from '../../../../src/formats/lines/netscape.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const NOW = 1_800_000_000_000;
const UNSAID = ['sameSiteMissing', 'partitionMissing', 'storeMissing'];

function read(text: string, now?: number) {
  const { cookies, problems } = netscape.read?.(text, { now }) ?? { cookies: [], problems: [] };
  expect(problems).toEqual([]);
  return cookies.map(({ cookie: found, warnings }) => ({
    ...found,
    warnings: warnings.map(({ code }) => code).filter((code) => !UNSAID.includes(code)),
  }));
}
const line = (...fields: string[]) => `${fields.join('\t')}\n`;

describe('a cookies.txt file', () => {
  test('is written with what curl, Wget and Python all read', () => {
    const jar = [
      cookie('sid', { httpOnly: true, secure: true, expiryTime: NOW }),
      cookie('all', { hostOnly: false, path: '/a', value: toOctets('größe') }),
    ];
    const common = 'shop.example\tFALSE\t/\tTRUE\t1800000000\tsid\tv\n.shop.example\tTRUE\t/a\tFALSE\t0\tall\tgröße\n';
    expect(netscape.write(jar, {})).toEqual({ text: `# Netscape HTTP Cookie File\n#HttpOnly_${common}`, losses: [] });
    expect(netscapeWget.write(jar, {})).toEqual({
      text: `# Netscape HTTP Cookie File\n${common}`,
      losses: [{ id: idOf(cookie('sid')), code: 'httpOnly' }],
    });
  });

  test.each([
    ['a TAB in the value', { value: 'a\tb' }, ['value', 'omitted']],
    ['an empty name', { name: '' }, ['name', 'omitted']],
    ['a line end in the path', { path: '/\n' }, ['path', 'omitted']],
    ['a fraction of a second', { expiryTime: NOW + 1.5 }, ['fraction']],
    ['an expiry beyond 9999', { expiryTime: 1e15 }, ['expiry']],
    ['an expiry within the first second of 1970', { expiryTime: 0 }, ['expiry']],
    ['SameSite', { sameSite: 'lax' }, ['sameSite']],
    ['a partition', { partitionKey: { topLevelSite: 'https://a.example', hasCrossSiteAncestor: true } }, ['partition']],
    ['another store', { storeId: 'firefox-container-1' }, ['store']],
    ['octets that are not UTF-8', { value: '\xff' }, ['value', 'notUtf8']],
  ] as const)('announces %s as lost', (_, fields, codes) => {
    const { text, losses } = netscape.write([cookie('n', fields)], {});
    expect(losses.map(({ code }) => code)).toEqual(codes);
    expect(text.split('\n')).toHaveLength(losses.some(({ code }) => code === 'omitted') ? 2 : 3);
  });
});

describe('files of other tools', () => {
  test('a page or a terminal that shows a TAB as spaces', () => {
    const text = '.a.example   TRUE   /   FALSE   1800000000   n   v w\n#HttpOnly_b.example FALSE /x TRUE 0 m\n';
    expect(netscape.recognises?.(text, {})).toBe(true);
    expect(read(text)).toMatchObject([
      { name: 'n', value: 'v w', domain: 'a.example', hostOnly: false, path: '/', expiryTime: NOW, warnings: [] },
      { name: 'm', value: '', domain: 'b.example', hostOnly: true, path: '/x', secure: true, httpOnly: true },
    ]);
    expect(netscape.read?.('a?b   FALSE   /   FALSE   0   n   v', {}).problems).toMatchObject([
      { code: 'badField', column: 1, data: { field: 'domain' } },
    ]);
  });

  test('Python: a host without a dot gets .local, which is taken away from localhost and IPv6 addresses', () => {
    const hosts = ['localhost.local', '[::1].local', 'printer.local'];
    const text = hosts.map((host) => line(host, 'FALSE', '/', 'FALSE', '', 'n', 'v')).join('');
    const lwp = hosts.map((host) => `Set-Cookie3: n=v; path="/"; domain="${host}"; discard; version=0\n`).join('');
    for (const file of [text, lwp])
      expect(read(file).map(({ domain }) => domain)).toEqual(['localhost', '[::1]', 'printer.local']);
  });

  test('an expiry in milliseconds or as a date', () => {
    const text = ['1800000000000', '2027-01-15T08:00:00Z', 'Session'].map((expiry, at) =>
      line('a.example', 'FALSE', '/', 'FALSE', expiry, String(at), 'v'),
    );
    expect(read(text.join('')).map(({ expiryTime, warnings }) => [expiryTime, ...warnings])).toEqual([
      [NOW, 'expiryInMilliseconds'],
      [NOW],
      [null],
    ]);
  });

  test('curl: HttpOnly, CRLF, comments, and a line without its empty value', () => {
    const text =
      '# Netscape HTTP Cookie File\r\n# https://curl.se/docs/http-cookies.html\r\n\r\n#HttpOnly_.a.example\tTRUE\t/\tTRUE\t1800000000\tn\tv\r\na.example\tFALSE\t/\tFALSE\t0\tempty\r\n';
    expect(read(text)).toMatchObject([
      { name: 'n', domain: 'a.example', hostOnly: false, secure: true, httpOnly: true, expiryTime: NOW, warnings: [] },
      { name: 'empty', value: '', hostOnly: true, expiryTime: null, httpOnly: false },
    ]);
  });

  test('Cookie-Editor: a session cookie, which it writes as one of a day, has a warning', () => {
    const text = `# Netscape HTTP Cookie File\n# http://curl.haxx.se/rfc/cookie_spec.html\n# This file was generated by Cookie-Editor\n${line('.a.example', 'TRUE', '/', 'FALSE', String(NOW / 1000 + 86_390), 's', '1')}.a.example\tTRUE\t/\tFALSE\t1900000000\tlong\t1`;
    expect(read(text, NOW).map(({ warnings }) => warnings)).toEqual([['sessionUnclear'], []]);
    expect(read(text, NOW + 3_600_000).map(({ warnings }) => warnings)).toEqual([['sessionUnclear'], []]);
    expect(read(text).map(({ warnings }) => warnings)).toEqual([[], []]);
  });

  test('any tool: a cookie of exactly a day has the warning too, one of another time has none', () => {
    const text = line('a.example', 'FALSE', '/', 'FALSE', String(NOW / 1000 + 86_400), 's', '1');
    expect(read(text, NOW)[0]?.warnings).toEqual(['sessionUnclear']);
    expect(read(text, NOW + 3_600_000)[0]?.warnings).toEqual([]);
  });

  test.each([
    ['TRUE', '.a.example', false, []],
    ['FALSE', 'a.example', true, []],
    ['FALSE', '.a.example', true, ['flagAndDotDiffer']],
    ['TRUE', 'a.example', false, ['flagAndDotDiffer']],
    ['false', '.a.example', false, ['flagInverted']],
    ['true', 'a.example', true, ['flagInverted']],
    ['true', '.a.example', false, []],
  ])('the flag %s beside %s: host-only %s', (flag, domain, hostOnly, warnings) => {
    expect(read(line(domain, flag, '/', 'false', '0', 'n', 'v'))).toMatchObject([
      { domain: 'a.example', hostOnly, warnings },
    ]);
  });

  test.each([
    ['', null, []],
    ['0', null, []],
    ['-1', null, ['sessionUnclear']],
    ['1800000000.25', NOW + 250, []],
    ['253402300799', 253_402_300_799_000, []],
  ])('the expiry "%s" is %s', (expiry, expiryTime, warnings) => {
    expect(read(line('a.example', 'FALSE', '/', 'FALSE', expiry, 'n', 'v'))).toMatchObject([{ expiryTime, warnings }]);
  });

  test('EditThisCookie: comments with slashes, and LWP lines with seconds', () => {
    const text =
      '// Set-Cookie3 Format\n// This file was generated by EditThisCookie\nSet-Cookie3: sid="a;b"; path="/"; domain=.a.example; path_spec; secure; expires="1800000000"; version=0\nSet-Cookie3: s=1; path="/"; domain=a.example; discard\n';
    expect(netscape.recognises?.(text, {})).toBe(true);
    expect(read(text)).toMatchObject([
      {
        name: 'sid',
        value: 'a;b',
        domain: 'a.example',
        hostOnly: false,
        secure: true,
        expiryTime: NOW,
        warnings: ['pathUnclear', 'httpOnlyMissing'],
      },
      { name: 's', hostOnly: true, expiryTime: null },
    ]);
  });

  test('Perl: LWP lines with dates and paths', () => {
    expect(
      read(
        '#LWP-Cookies-2.0\nSet-Cookie3: n=v; path="/x"; domain=a.example; path_spec; expires="2027-01-15 08:00:00Z"; HttpOnly; version=0',
      ),
    ).toMatchObject([{ path: '/x', expiryTime: NOW, httpOnly: true, warnings: [] }]);
  });

  test('a file is recognised by its first line, or by a line with TABs and flags', () => {
    expect(netscape.recognises?.('# HTTP Cookie File\n', {})).toBe(true);
    expect(netscape.recognises?.(line('a.example', 'false', '/', 'true', '0', 'n', 'v'), {})).toBe(true);
    expect(netscape.recognises?.('a=1; b=2', {})).toBe(false);
  });

  test.each([
    ['[::1]', '[::1]'],
    ['::1', '[::1]'],
    ['127.0.0.1', '127.0.0.1'],
    ['Bücher.Example', 'xn--bcher-kva.example'],
    ['localhost', 'localhost'],
    ['localhost:8080', 'localhost'],
    ['127.0.0.1:443', '127.0.0.1'],
    ['[::1]:80', '[::1]'],
    ['::1:80', '[::1:80]'],
  ])('the host %s is read as %s', (written, domain) => {
    expect(read(line(written, 'FALSE', '/', 'FALSE', '0', 'n', 'v'))).toMatchObject([{ domain, hostOnly: true }]);
  });
});

test('lines with space before them are read, and comments passed over, as curl does', () => {
  const text = ['  # no cookie\n', '  ', line('a.test', 'FALSE', '/', 'TRUE', '1800000000', 'a', '1'), '  #HttpOnly_'];
  const found = read(text.join('') + line('a.test', 'FALSE', '/', 'TRUE', '0', 'b', '2'));
  expect(found.map(({ name, httpOnly, expiryTime }) => [name, httpOnly, expiryTime])).toEqual([
    ['a', false, NOW],
    ['b', true, null],
  ]);
  const wrong = `  ${line('a.test', 'FALSE', '/', 'X', '0', 'b', '2')}`;
  expect(netscape.read?.(wrong, {}).problems).toEqual([
    { code: 'badField', line: 1, column: 18, data: { field: 'secure' } },
  ]);
});

test("an empty value of Perl's LWP has no =", () => {
  expect(read('Set-Cookie3: a; path="/"; domain=a.test; version=0\n')).toMatchObject([{ name: 'a', value: '' }]);
  expect(netscape.read?.('Set-Cookie3: ; path="/"; domain=a.test\n', {}).problems).toMatchObject([{ column: 14 }]);
});

test("Python's LWP file keeps SameSite, and says that a cookie is partitioned", () => {
  const text =
    '#LWP-Cookies-2.0\nSet-Cookie3: a=1; path="/x"; domain="a.example"; path_spec; secure; discard; HttpOnly=None; Partitioned=None; SameSite=Lax; version=0\n';
  expect(read(text)).toMatchObject([{ sameSite: 'lax', httpOnly: true, warnings: ['partitionUnclear'] }]);
});
