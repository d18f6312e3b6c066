import { describe, expect, test } from 'vitest';
import { readCookies } from '../../../../src/formats/formats.ts';

const read = (text: string) => {
  const { cookies, problems } = readCookies(text, { url: 'https://page.example/' });
  return { cookies: cookies.map(({ cookie }) => `${cookie.name}=${cookie.value}`), problems };
};
const at = (line: number, column: number, code = 'badField') => ({ cookies: [], problems: [{ code, line, column }] });
const A = '{"name":"a","value":"1","domain":".a.example","path":"/"}';
const B = '{"name":"b","value":"2","domain":".a.example","path":"/"}';

describe('a text that is nearly JSON is read', () => {
  test.each([
    ['one object on each line', `${A}\n${B}\n`],
    ['with CRLF', `${A}\r\n${B}`],
    ['as a part of a list', `${A},\n${B},\n`],
    ['one value after the other', `{\n "name": "a", "value": "1", "domain": "a.example"\n}\n${B}`],
    ['without anything between them', `${A}${B}`],
    ['in a fence', `\`\`\`json\n[${A},${B}]\n\`\`\``],
    ['in a fence with text around', `Cookies:\r\n\r\n\`\`\`\r\n[${A},${B}]\r\n\`\`\`\r\nThanks`],
    ['in a fence that is not closed', `\`\`\`json\n[${A},${B}]`],
    ['with commas too many', `[${A.replace('}', ',}')},${B},]`],
    ['after a byte order mark', `\ufeff[${A},${B}]`],
    ['with comments', `// "Cookies"\n[\n  /* one } */ ${A}, # it's two\n ${B}\n]`],
    [
      'as code',
      "const cookies = [\n {name: 'a', value: '1', domain: 'a.example'},\n {name: 'b', value: '2', domain: 'a.example'},\n];",
    ],
    [
      'as a module',
      "export default { cookies: [{ name: 'a', value: '1', url: 'https://a.example' }, { name: 'b', value: '2', path: '/' }] }",
    ],
    [
      'as Python prints it',
      "[{'domain': 'a.example', 'httpOnly': False, 'secure': True, 'name': 'a', 'value': '1', 'expiry': None}, {'name': 'b', 'value': '2', 'domain': 'a.example'}]",
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({ cookies: ['a=1', 'b=2'], problems: [] });
  });

  test('with the same values as in JSON', () => {
    const values = ['it\'s "x"', '\\', '// no comment', '{}', 'é😀\u2028', '\n'];
    const list = values.map((value) => ({ name: 'n', value, domain: 'a.example', path: `/${values.indexOf(value)}` }));
    const lines = list.map((one) => JSON.stringify(one)).join('\n');
    expect(readCookies(lines).cookies).toEqual(readCookies(JSON.stringify(list)).cookies);
  });

  test.each([
    ['of a line', `${A}\n{"name":"b","value":5,"domain":"a.example"}`, 2, 21],
    ['of code', "const c = [{name: 'a',\n  value: 5, domain: 'a.example'}]", 2, 10],
    ['in a fence', `\n\`\`\`json\n[{"name":"a","domain":"a.example",\n"value":5}]\n\`\`\``, 4, 9],
  ])('with the place of what is wrong %s', (_, text, line, column) => {
    const { problems } = read(text);
    expect(problems).toMatchObject([{ code: 'badField', line, column }]);
  });

  test('or not at all, with the place of what is no literal', () => {
    expect(read("[{name: 'a',\n  expires: new Date(5)}]")).toMatchObject(at(2, 12, 'notJson'));
  });

  test('or not at all, with the place where a line is cut', () => {
    expect(read(`${A}\n{"name":"b",`)).toMatchObject(at(2, 13, 'notJson'));
  });
});

describe('a fence', () => {
  test.each([
    ['a Cookie header', '```\na=1; b=2\n```'],
    ['a command', '```bash\ncurl https://a.example -b "a=1; b=2"\n```'],
    ['CSV', '```csv\nname,value,domain\na,1,a.example\nb,2,a.example\n```'],
    ['a cookies.txt', '```\na.example\tFALSE\t/\tFALSE\t0\ta\t1\na.example\tFALSE\t/\tFALSE\t0\tb\t2\n```'],
  ])('can be around %s', (_, text) => {
    expect(read(text)).toEqual({ cookies: ['a=1', 'b=2'], problems: [] });
  });

  test('is left where there are several', () => {
    expect(read('```\na=1\n```\n```\nb=2\n```').cookies).toEqual([]);
  });
});
