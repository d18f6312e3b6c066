import { expect, test } from 'vitest';
import { correctedLine, isDeletion } from '../../../../src/cookie/set-cookie/corrected-line.ts';
import { judgeSetCookie } from '../../../../src/cookie/set-cookie/judge-set-cookie.ts';
import type { ResponseContext } from '../../../../src/cookie/verdict.ts';
import { response } from './judged.ts';

const SECRET = 'never-kept-4711';
const corrected = (line: string, more: Partial<ResponseContext> = {}) =>
  correctedLine(line, judgeSetCookie(line, response(more)), response(more));

test.each([
  ['of another domain', `sid=${SECRET}; Domain=other.test; Path=/; HttpOnly`, 'sid=VALUE; Path=/; HttpOnly'],
  ['without Secure', `sid=${SECRET}; SameSite=None`, 'sid=VALUE; SameSite=None; Secure'],
  ['with a prefix', `__Host-sid=${SECRET}; Domain=shop.test; Secure`, '__Host-sid=VALUE; Secure; Path=/'],
  ['without a value', 'sid=; Domain=other.test', 'sid='],
  ['with unknown attributes', `sid=1; Domain=other.test; Token=${SECRET}; Path=/a`, 'sid=VALUE; Path=/a'],
])('the line %s is corrected, without its value', (_, line, wanted) => {
  const found = corrected(line);
  expect(found).toBe(wanted);
  expect(judgeSetCookie(found ?? '', response()).outcome).toBe('stored');
});

test.each([
  ['that is accepted', `sid=${SECRET}`, {}],
  ['whose value is what is wrong', 'sid=a\x01b', {}],
  ['that is too large', `sid=${'x'.repeat(5000)}`, {}],
  ['without a name', `${SECRET}; SameSite=None`, {}],
  ['that two lines were joined to', `sid=1; Path=/, other=${SECRET}; SameSite=None`, {}],
  ['with long attributes', `sid=1; SameSite=None; Path=/${'x'.repeat(800)}`, {}],
  ['that only another scheme may set', `__Secure-sid=${SECRET}; Secure`, { url: 'http://www.shop.test/' }],
])('no line is offered for one %s', (_, line, more) => expect(corrected(line, more)).toBeNull());

test('a deletion is known, also where the browser rejects it', () => {
  expect(isDeletion('sid=; Max-Age=0; Domain=other.test', response())).toBe(true);
  expect(isDeletion('sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; SameSite=None', response())).toBe(true);
  expect(isDeletion('sid=; Max-Age=60', response())).toBe(false);
  expect(isDeletion('sid=1', response())).toBe(false);
});
