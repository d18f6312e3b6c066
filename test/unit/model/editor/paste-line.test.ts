import { expect, test } from 'vitest';
import { pasteLine } from '../../../../src/model/editor/paste-line.ts';
import { background, PAGE } from '../surroundings.ts';

const NOW = 1_800_000_000_000;
const host = { ...background([]).around.host, now: () => NOW };
const paste = (text: string, url = PAGE.url) => {
  const pasted = pasteLine(text, { ...PAGE, url }, host);
  if (pasted && 'problem' in pasted) throw new Error(pasted.problem);
  return pasted;
};

test.for(['a=b', 'Set-Cookie: a=b', ' set-cookie :a=b ', '\r\n\nSET-COOKIE:a=b\r\n'])('%j is the line a=b', (text) => {
  expect(paste(text)?.cookie).toMatchObject({ name: 'a', value: 'b', domain: 'shop.example', hostOnly: true });
  expect(paste(text)?.dropped).toBe(0);
});

test('the first of several lines is taken and the others are counted', () => {
  const pasted = paste('Set-Cookie: a=1\r\nSet-Cookie: b=2\n\nSet-Cookie: c=3');
  expect([pasted?.cookie.name, pasted?.dropped]).toEqual(['a', 2]);
});

test.for(['', '  \n ', 'Set-Cookie:'])('%j is not a line', (text) => {
  expect(paste(text)).toBeNull();
});

test('text beyond ASCII becomes octets of UTF-8', () => {
  expect(paste('a=ü')?.cookie.value).toBe('\xc3\xbc');
});

test('missing attributes get what the browser gives them for this page', () => {
  expect(paste('a=b', 'https://www.shop.example/dir/page')?.cookie).toEqual({
    name: 'a',
    value: 'b',
    domain: 'www.shop.example',
    hostOnly: true,
    path: '/dir',
    expiryTime: null,
    secure: false,
    httpOnly: false,
    sameSite: 'unset',
    partitionKey: null,
    storeId: '0',
    creationTime: null,
  });
});

test.for(['a=b; Max-Age=0', 'a=b; Max-Age=-1', 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])(
  '"%s" is a deletion and gives no expiry',
  (line) => {
    const pasted = paste(line);
    expect(pasted?.isDeletion).toBe(true);
    expect(pasted?.cookie.expiryTime).toBeNaN();
    expect(pasted?.reasons).toEqual([]);
  },
);

test('a deletion that is rejected is still recognised as one', () => {
  const pasted = paste('a=b; Max-Age=0; SameSite=None');
  expect(pasted?.isDeletion).toBe(true);
  expect(pasted?.reasons.map(({ code }) => code)).toEqual(['SameSiteNoneInsecure']);
});

test('a pasted line has the reasons and notes of the core', () => {
  const pasted = paste('a=b; Secure; Max-Age=99999999; Colour=red', 'http://shop.example/');
  expect(pasted?.reasons.map(({ code }) => code)).toEqual(['SecureOnly']);
  expect(pasted?.notes.map(({ code }) => code)).toEqual(['AttributeUnknown', 'PathDefaulted', 'ExpiryCapped']);
  expect(pasted?.cookie).toMatchObject({ secure: true, expiryTime: NOW + 400 * 86_400_000 });
});
