import { expect, test } from 'vitest';
import { readCookies } from '../../../../src/formats/formats.ts';

const PAGE = { url: 'https://page.example/', now: 1_800_000_000_000 };

test.each([
  'setCookie("a","b")',
  'setCookie(',
  'setCookie("a",',
  '"b",',
  '{name:"a",value:"b",domain:"c.example"},',
  'cookies.set("a","b",',
  '"set-cookie":["a=1; Path=/, b=2",',
  'get("https://a.example",{"cookie":"a=1"});',
  'setCookie("a","b"){',
  '  cookie: a=1\n',
  '\tcookie:\t',
  'consent={"cookies":"all"};',
  '.path("/x")',
  'c=new Cookie("a","b");c.setPath("/x");',
  '={',
  '(',
  '::',
])('a long line of %j takes time that grows with its length', (unit) => {
  for (const start of ['', 'await context.addCookies([', 'x={', 'new Cookie("a","b")']) {
    const text = start + unit.repeat(100_000 / unit.length);
    const before = performance.now();
    expect(() => readCookies(text, PAGE)).not.toThrow();
    expect(performance.now() - before).toBeLessThan(5000);
  }
});
