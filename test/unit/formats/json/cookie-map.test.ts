import { describe, expect, test } from 'vitest';
import { readCookies } from '../../../../src/formats/formats.ts';

const URL = 'https://page.example/';
const read = (value: unknown, url: string | undefined = URL) => {
  const { cookies, problems } = readCookies(JSON.stringify(value), { url });
  return {
    cookies: cookies.map(({ cookie: { name, value: content, domain, hostOnly } }) =>
      [name, content, hostOnly ? domain : `.${domain}`].join(' '),
    ),
    warnings: cookies.map(({ warnings }) =>
      warnings.map(({ code }) => code).filter((code) => code.endsWith('Assumed')),
    ),
    problems,
  };
};

describe('an object whose keys are names', () => {
  test.each([[{ sid: 'abc', theme: '' }], [{ cookies: { sid: 'abc', theme: '' } }]])(
    'is read, and says so: %j',
    (value) => {
      expect(read(value)).toEqual({
        cookies: ['sid abc page.example', 'theme  page.example'],
        warnings: [
          ['namesAssumed', 'domainAssumed'],
          ['namesAssumed', 'domainAssumed'],
        ],
        problems: [],
      });
    },
  );

  test('needs the host of a page', () => {
    expect(readCookies('{"sid":"abc","b":"c"}').problems).toEqual([
      { code: 'hostMissing', line: 1, column: 1, data: { count: 2 } },
    ]);
  });

  test('has texts alone', () => {
    expect(readCookies('{"sid":"abc",\n"n":5}', { url: URL })).toMatchObject({
      cookies: [{ cookie: { name: 'sid' } }],
      problems: [{ code: 'badField', line: 2, column: 5, data: { field: 'n' } }],
    });
  });

  test('may have the rest of each cookie', () => {
    expect(read({ sid: { value: 'abc', domain: '.a.example', path: '/x' } }).cookies).toEqual(['sid abc .a.example']);
    expect(read({ __meta__: {}, cookies: { sid: { value: 'abc', path: '/', expires: null } } })).toMatchObject({
      cookies: ['sid abc page.example'],
      warnings: [['domainAssumed']],
    });
  });

  test.each([
    {},
    { a: 1 },
    { a: { b: 'c' } },
    { a: ['b'] },
    { cookies: {} },
    { a: { value: 1 } },
    { name: 'a', value: 'b' },
    { Name: 'a', Value: 'b' },
  ])('is not %j', (value) => {
    expect(read(value)).toMatchObject({ cookies: [], problems: [{ code: 'notRecognised' }] });
  });
});

describe('an object whose keys are domains', () => {
  const cookie = (name: string) => ({ name, value: '1', path: '/' });
  test.each([
    [
      'lists',
      { 'a.example': [{ ...cookie('a'), domain: '.a.example' }], '.b.example': [cookie('b')], localhost: [] },
      ['a 1 .a.example', 'b 1 b.example'],
    ],
    ['one list', { 'a.example': [cookie('a')] }, ['a 1 a.example']],
    ['URLs', { 'https://a.example:8443/x': [cookie('a')] }, ['a 1 a.example']],
    ['names', { 'a.example': { a: '1' }, 'b.example': { b: '2' } }, ['a 1 a.example', 'b 2 b.example']],
    ['names below "cookies"', { cookies: { 'a.example': { a: '1' } } }, ['a 1 a.example']],
    [
      "tough-cookie's stores",
      { 'a.example': { '/': { sid: { key: 'sid', value: 'abc', domain: 'a.example', path: '/', hostOnly: true } } } },
      ['sid abc a.example'],
    ],
    [
      "a jar of Python's",
      { 'a.example': { '/': { sid: { value: 'abc', domain: '.a.example', path: '/' } } } },
      ['sid abc .a.example'],
    ],
  ])('is read with %s', (_, value, cookies) => {
    expect(read(value)).toMatchObject({ cookies, problems: [] });
  });

  test('names the host that it gives to a cookie without one', () => {
    expect(read({ 'a.example': [cookie('a')] }).warnings).toEqual([['domainAssumed']]);
  });

  test('is no other object with lists of cookies', () => {
    const list = [{ ...cookie('a'), domain: 'a.example' }];
    expect(read({ one: list, two: list }).problems).toMatchObject([{ code: 'severalLists' }]);
  });
});

describe('objects of cookies among others', () => {
  test('are read all: what Firefox copies of a request, and what Express and PHP name', () => {
    const copied = { 'Response Cookies': { sid: { value: 'abc', httpOnly: true } }, 'Request Cookies': { a: '1' } };
    expect(read(copied).cookies).toEqual(['sid abc page.example', 'a 1 page.example']);
    expect(read({ cookies: { a: '1' }, signedCookies: { b: '2' } }).cookies).toEqual([
      'a 1 page.example',
      'b 2 page.example',
    ]);
    expect(read({ _COOKIE: { a: '1' }, _GET: { b: '2' } }).cookies).toEqual(['a 1 page.example']);
  });

  test('belong to the URL beside them', () => {
    expect(read({ cookies: { a: '1' }, url: 'https://a.example/anything' }).cookies).toEqual(['a 1 a.example']);
  });
});

describe('a list of names and values alone', () => {
  const list = [
    { name: 'a', value: '1' },
    { name: 'b', value: '2' },
  ];

  test('is one of cookies', () => {
    expect(read(list)).toMatchObject({ cookies: ['a 1 page.example', 'b 2 page.example'], problems: [] });
  });

  test.each([[{ data: { cookies: list } }], [[{ name: 'accept', value: '*/*' }, ...list]], [[...list, { name: 'c' }]]])(
    'may be one of something else: %j',
    (value) => {
      expect(read(value)).toMatchObject({ cookies: [], problems: [{ code: 'notRecognised' }] });
    },
  );
});
