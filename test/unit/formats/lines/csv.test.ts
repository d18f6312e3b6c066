import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { readCookies } from '../../../../src/formats/formats.ts';
import { csv } from '../../../../src/formats/lines/csv.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const NOW = 1_800_000_000_000;
const HEAD =
  'name,value,domain,hostOnly,path,expiryTime,secure,httpOnly,sameSite,topLevelSite,hasCrossSiteAncestor,storeId,creationTime\r\n';
const read = (text: string) => csv.read?.(text, {}) ?? { cookies: [], problems: [] };

describe('CSV', () => {
  test('says every field of a cookie', () => {
    const jar = [
      cookie('a', {
        value: toOctets('x,"y"\r\nü'),
        expiryTime: NOW + 0.25,
        sameSite: 'none',
        partitionKey: { topLevelSite: 'https://b.example', hasCrossSiteAncestor: true },
        storeId: 'firefox-container-2',
        creationTime: NOW,
      }),
      cookie('', { expiryTime: NOW }),
    ];
    const { text, losses } = csv.write(jar, {});
    expect(losses).toEqual([]);
    expect(text).toBe(
      `${HEAD}a,"x,""y""\r\nü",shop.example,true,/,1800000000000.25,false,false,none,https://b.example,true,firefox-container-2,2027-01-15T08:00:00.000Z\r\n,v,shop.example,true,/,2027-01-15T08:00:00.000Z,false,false,unset,,,0,\r\n`,
    );
    expect(read(text)).toEqual({ cookies: jar.map((one) => ({ cookie: one, warnings: [] })), problems: [] });
  });

  test.each(['=1+1', '+1', '-1', '@x', '\t1', '\r1'])(
    'a value %j cannot run as a formula, which is announced',
    (value) => {
      const { text, losses } = csv.write([cookie('n', { value })], {});
      expect(losses.map(({ code }) => code)).toEqual(['formulaGuard', 'value']);
      expect(read(text).cookies.map(({ cookie: found }) => found.value)).toEqual([`'${value}`]);
    },
  );

  test('octets that are not UTF-8 are announced as lost', () => {
    expect(csv.write([cookie('n', { value: '\xff' })], {}).losses.map(({ code }) => code)).toEqual([
      'value',
      'notUtf8',
    ]);
  });

  test.each([
    [
      'semicolons and capitals',
      '\ufeff"Name";"Value";"Domain";"Secure";"Expiry"\n"a";"1;2";".A.Example";TRUE;1800000000\n',
    ],
    ['TABs', 'Domain\tname\tvalue\tsecure\texpires\r\n.a.example\ta\t1;2\t1\t1800000000'],
  ])('of a spreadsheet with %s is read', (_, text) => {
    expect(csv.recognises?.(text, {})).toBe(true);
    const { cookies, problems } = read(text);
    expect(problems).toEqual([]);
    expect(cookies).toMatchObject([
      { cookie: { name: 'a', value: '1;2', domain: 'a.example', hostOnly: false, secure: true, expiryTime: NOW } },
    ]);
    expect(cookies[0]?.warnings.map(({ code }) => code)).toEqual([
      'pathMissing',
      'httpOnlyMissing',
      'sameSiteMissing',
      'partitionMissing',
      'storeMissing',
    ]);
  });

  test.each([
    ['every cell in quotes', '"name","value","domain"\r\n"a","1","shop.example"\r\n'],
    [
      'the line before the names with which a spreadsheet sets the separator',
      'sep=;\r\nname;value;domain\r\na;1;shop.example\r\n',
    ],
    ['spaces after the separator', 'name,value,domain\na,1, shop.example\n'],
  ])('with %s is read', (_, text) => {
    expect(readCookies(text)).toMatchObject({
      format: 'csv',
      problems: [],
      cookies: [{ cookie: { name: 'a', value: '1', domain: 'shop.example' } }],
    });
  });

  test('reads the expiry of other tools: seconds, milliseconds, dates, and sessions', () => {
    const lines = [
      '1800000000',
      '1800000000000',
      '2027-01-15T08:00:00Z',
      '"Fri, 15 Jan 2027 08:00:00 GMT"',
      'Session',
      '0',
    ];
    const text = `name,value,domain,expires\n${lines.map((expires, at) => `${at},v,a.test,${expires}\n`).join('')}`;
    const { cookies, problems } = read(text);
    expect(problems).toEqual([]);
    expect(cookies.map(({ cookie: found }) => found.expiryTime)).toEqual([NOW, NOW, NOW, NOW, null, null]);
    expect(cookies.map(({ warnings }) => warnings.some(({ code }) => code === 'expiryInMilliseconds'))).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test('says of a domain without a dot, and of no other, that it is taken for a host', () => {
    const { cookies } = read('name,value,domain\na,1,a.test\nb,1,.b.test\n');
    const assumed = cookies.map(({ warnings }) => warnings.filter(({ code }) => code === 'hostOnlyAssumed'));
    expect(assumed).toEqual([[{ code: 'hostOnlyAssumed', data: { domain: 'a.test' } }], []]);
  });

  test.each([
    ['German', 'WAHR', 'FALSCH'],
    ['French', 'VRAI', 'FAUX'],
    ['Spanish', 'VERDADERO', 'FALSO'],
    ['DevTools', '✓', ''],
  ])('has the words of a spreadsheet in %s, or check marks', (_, yes, no) => {
    const { cookies, problems } = read(`Name;Value;Domain;Secure;HttpOnly\na;1;a.test;${yes};${no}\n`);
    expect(problems).toEqual([]);
    expect(cookies).toMatchObject([{ cookie: { secure: true, httpOnly: false } }]);
  });

  test('reads the table of DevTools as a spreadsheet saves it', () => {
    const text =
      'Name,Value,Domain,Path,Expires / Max-Age,Size,HttpOnly,Secure,SameSite\na,1,.a.test,/,2027-01-15T08:00:00.000Z,2,✓,,Lax\nb,2,a.test,/,Session,2,,✓,\n';
    const { cookies, problems } = readCookies(text);
    expect(problems).toEqual([]);
    expect(cookies.map(({ cookie: { expiryTime, httpOnly, secure } }) => [expiryTime, httpOnly, secure])).toEqual([
      [NOW, true, false],
      [null, false, true],
    ]);
  });

  test('names a wrong cell by its column in the text', () => {
    expect(read('name,value,domain,Expires\na,1,a.test,soon\n').problems).toEqual([
      { code: 'badField', line: 2, column: 12, data: { field: 'Expires' } },
    ]);
  });

  test('is recognised by the names of its columns only', () => {
    expect(csv.recognises?.(HEAD, {})).toBe(true);
    expect(csv.recognises?.('name,value\na,1', {})).toBe(false);
    expect(csv.recognises?.('a=1; b=2', {})).toBe(false);
  });

  test('is read as Markdown and programs for databases show it, without spaces and lines of dashes', () => {
    const { cookies, problems } = read(
      '| name | value | domain |\n|:--|--:|---|\n| a | 1 | a.test |\n| b | 2 | b c |\n',
    );
    expect(cookies.map(({ cookie: { name, value, domain } }) => [name, value, domain])).toEqual([['a', '1', 'a.test']]);
    expect(problems).toEqual([{ code: 'badField', line: 4, column: 11, data: { field: 'domain' } }]);
  });
});
