import { describe, expect, test } from 'vitest';
import { KeyedJar } from '../../../../src/cookie/set-cookie/keyed-jar.ts';
import { judgeResponse } from '../../../../src/model/set-cookie/judge-response.ts';
import { isAltered } from '../../../../src/model/set-cookie/received-line.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { type HarOptions, networkRequest } from '../../../fixtures/har.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const TOP_LEVEL = {
  method: 'GET',
  sameSiteContext: 'same-site',
  topLevelNavigation: true,
  partitionKey: { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: false },
  guessed: false,
  credentials: null,
} as const;

function judged(
  lines: string[],
  jar = [cookie('old', { value: '1' })],
  jarKnown = true,
  more: [string, string][] = [],
  times: Pick<HarOptions, 'time' | 'receive'> = {},
) {
  const response = [...more, ...lines.map((line): [string, string] => ['Set-Cookie', line])];
  const keyed = new KeyedJar(jar);
  const judgedLines = judgeResponse(networkRequest('https://shop.example/', { at: 1_000, response, ...times }), {
    agent: 'chrome',
    registrableDomain,
    storeId: '0',
    circumstances: TOP_LEVEL,
    thirdParty: undefined,
    jar: keyed,
    jarKnown,
  });
  return { lines: judgedLines, jar: keyed.cookies };
}

describe('the Set-Cookie lines of a response', () => {
  test.each([
    ['new=1', 'stored', false],
    ['old=2', 'replaced', false],
    ['old=; Max-Age=0', 'deleted', false],
    ['other=; Max-Age=0', 'nothingToDelete', false],
    ['__Host-a=1', 'rejected', false],
    ['a=1; SameSite=None', 'rejected', false],
    ['a=1; Max-Age=99999999', 'stored', true],
    ['a=1; Path=shop', 'stored', true],
    ['a=1', 'stored', false],
    ['a=1; SameSite=Lax; Sekure', 'stored', true],
  ])('%s: %s, altered %s', (line, outcome, altered) => {
    const [received] = judged([line]).lines;
    expect(received).toMatchObject({ line, outcome, check: 'waiting' });
    expect(received && isAltered(received)).toBe(altered);
  });

  test('each line is judged by the jar that the lines before it leave', () => {
    const { lines, jar } = judged(['a=1', 'a=2', 'a=; Max-Age=0', 'a=; Max-Age=0'], []);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['stored', 'replaced', 'deleted', 'nothingToDelete']);
    expect(lines.map(({ old }) => old?.value ?? null)).toEqual([null, '1', '2', null]);
    expect(jar).toEqual([]);
  });

  test('expiry is measured by the clock of the server in its Date header', () => {
    const asked = ['a=1; Path=/; Expires=Thu, 01 Jan 1970 01:00:00 GMT'];
    const { lines } = judged(asked, [], true, [['Date', 'Thu, 01 Jan 1970 00:30:00 GMT']]);
    const [received] = lines;
    const now = received?.at ?? 0;
    expect(received?.verdict).toMatchObject({ cookie: { expiryTime: now + 30 * 60_000 } });
  });

  test('a cookie lives from the head of its response on, however long the body takes', () => {
    const date: [string, string] = ['Date', 'Thu, 01 Jan 1970 00:00:01 GMT'];
    const asked = ['a=1; Path=/; Max-Age=60', 'b=1; Path=/; Expires=Thu, 01 Jan 1970 00:01:01 GMT'];
    const { lines } = judged(asked, [], true, [date], { time: 600_010, receive: 600_000 });
    expect(lines.map(({ verdict }) => verdict)).toMatchObject([
      { cookie: { expiryTime: 61_010 }, notes: [] },
      { cookie: { expiryTime: 61_010 }, notes: [] },
    ]);
  });

  test('lines leave the jar in the order of a header: a new value moves to the end, an equal one stays', () => {
    const jar = [cookie('a', { value: '1', creationTime: 1 }), cookie('b', { value: '1', creationTime: 2 })];
    expect(judged(['a=2'], jar).jar.map(({ name }) => name)).toEqual(['b', 'a']);
    expect(judged(['a=1'], jar).jar.map(({ name }) => name)).toEqual(['a', 'b']);
  });
});
