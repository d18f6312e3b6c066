import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import { judgeSetCookie } from '../../../../src/cookie/set-cookie/judge-set-cookie.ts';
import { KeyedJar } from '../../../../src/cookie/set-cookie/keyed-jar.ts';
import { headerOctets } from '../../../../src/cookie/sizes.ts';
import { INITIATORS } from '../../../../src/model/what-if/initiators.ts';
import { notSentGroups } from '../../../../src/model/what-if/not-sent-groups.ts';
import { predictRequest, type RequestPrediction } from '../../../../src/model/what-if/predict-request.ts';
import {
  applyVerdict,
  asJustSet,
  changesIn,
  dropCookie,
  EMPTY_SANDBOX,
  jarIn,
  putCookie,
  removeChange,
  type Sandbox,
} from '../../../../src/model/what-if/sandbox.ts';
import { responseOf, type Trial } from '../../../../src/model/what-if/trial.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const NOW = 1_800_000_000_000;
const TYPED: Trial = {
  url: 'https://shop.example/shop/item',
  method: 'GET',
  initiator: 'typed',
  page: 'https://shop.example/',
  frame: null,
  redirect: null,
  thirdParty: undefined,
};

const chrome = { agent: 'chrome' as const, now: NOW, registrableDomain };

function requested(real: Cookie[], sandbox: Sandbox, trial = TYPED): RequestPrediction {
  return predictRequest(trial, { ...chrome, real, sandbox, isBlocked: false });
}

const a = cookie('a', { value: '1' });
const b = cookie('b', { value: '2' });
const deep = cookie('deep', { value: '3', path: '/shop' });

describe('a sandbox over the real jar', () => {
  test('dropped, changed and added cookies change the header and are listed against the real one', () => {
    const { retrieval, difference, changes } = requested(
      [deep, a, b],
      putCookie(putCookie(dropCookie(EMPTY_SANDBOX, deep), { ...a, value: '11' }, a), cookie('new', { value: '4' })),
    );
    // Chromium: a new value goes to the end of its path length.
    expect(retrieval.header).toBe('b=2; a=11; new=4');
    expect(difference.pieces.map(({ cookie, state }) => `${cookie.name} ${state}`)).toEqual([
      'b same',
      'a changed',
      'new added',
    ]);
    expect(difference.removed).toEqual([deep]);
    expect(difference.octets).toBe('b=2; a=11; new=4'.length - 'deep=3; a=1; b=2'.length);
    expect(changes.map(({ kind }) => kind)).toEqual(['dropped', 'changed', 'added']);
  });

  test('in Firefox a changed cookie keeps its position', () => {
    const sandbox = putCookie(EMPTY_SANDBOX, { ...a, value: '11' }, a);
    expect(jarIn(sandbox, [a, b], 'firefox').map(({ name }) => name)).toEqual(['a', 'b']);
    expect(jarIn(sandbox, [a, b], 'chrome').map(({ name }) => name)).toEqual(['b', 'a']);
  });

  test('a cookie that gets another identity leaves its old one', () => {
    const { retrieval } = requested([a, b], putCookie(EMPTY_SANDBOX, { ...a, name: 'z' }, a));
    expect(retrieval.header).toBe('b=2; z=1');
  });

  test('a cookie that the real jar gained by itself is no change of the sandbox', () => {
    const sandbox = dropCookie(putCookie(EMPTY_SANDBOX, { ...a, value: '5' }, a), b);
    expect(changesIn(sandbox, [{ ...a, value: '5' }])).toEqual([]);
  });

  test('an added cookie is as young as one just set, where the browser considers age', () => {
    expect(asJustSet(a, null, 'chrome', NOW).creationTime).toBe(NOW);
    expect(asJustSet({ ...a, value: 'x' }, a, 'chrome', NOW).creationTime).toBe(NOW);
    expect(asJustSet({ ...a, secure: true }, a, 'chrome', NOW).creationTime).toBeNull();
    expect(asJustSet({ ...a, value: 'x' }, a, 'firefox', NOW).creationTime).toBeNull();
    const post: Trial = { ...TYPED, initiator: 'form', method: 'POST', page: 'https://news.example/' };
    expect(requested([a], putCookie(EMPTY_SANDBOX, asJustSet(b, null, 'chrome', NOW)), post).retrieval.header).toBe(
      'b=2',
    );
  });

  test('the 181st cookie of a site causes a warning', () => {
    const many = Array.from({ length: 180 }, (_, index) => cookie(`c${index}`));
    expect(requested(many, putCookie(EMPTY_SANDBOX, a)).isOverfull).toBe(true);
    expect(requested(many.slice(1), putCookie(EMPTY_SANDBOX, a)).isOverfull).toBe(false);
    expect(requested(many, putCookie(EMPTY_SANDBOX, { ...(many[0] as Cookie), value: 'w' })).isOverfull).toBe(false);
  });

  test('a request without credentials or with a blocked URL sends nothing, whatever the jar', () => {
    const fetched: Trial = { ...TYPED, initiator: 'fetch-default', page: 'https://news.example/' };
    expect(requested([a], EMPTY_SANDBOX, fetched)).toMatchObject({
      exclusion: 'credentials',
      retrieval: { header: '' },
    });
    const blocked = predictRequest(TYPED, { ...chrome, real: [a], sandbox: EMPTY_SANDBOX, isBlocked: true });
    expect(blocked).toMatchObject({ exclusion: 'blocked', retrieval: { sent: [] } });
  });

  test('cookies not sent for the same reasons are grouped, and those of other hosts apart', () => {
    const admin = [cookie('x', { path: '/admin' }), cookie('y', { path: '/admin' })];
    const { retrieval } = requested(
      [...admin, cookie('z', { path: '/z' }), cookie('w', { domain: 'b.shop.example' })],
      EMPTY_SANDBOX,
    );
    const { relevant: near, unrelated: apart } = notSentGroups(retrieval);
    expect(near.map(({ cookies }) => cookies.map(({ name }) => name))).toEqual([['x', 'y'], ['z']]);
    expect(apart.map(({ cookies }) => cookies.map(({ name }) => name))).toEqual([['w']]);
  });
});

const anyCookie: fc.Arbitrary<Cookie> = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c', ''),
    value: fc.constantFrom('', '1', 'long value'),
    path: fc.constantFrom('/', '/shop', '/admin'),
    domain: fc.constantFrom('shop.example', 'img.shop.example'),
    secure: fc.boolean(),
    sameSite: fc.constantFrom('strict' as const, 'lax' as const, 'none' as const, 'unset' as const),
    partitionKey: fc.constantFrom(null, { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: false }),
  })
  .map((fields) => cookie('', { ...fields, value: fields.name + fields.value === '' ? 'v' : fields.value }));
/** Cookies in the order in which a browser lists them, each identity once. */
const anyJar = fc
  .uniqueArray(anyCookie, { selector: cookieKey, maxLength: 12 })
  .map((cookies) => cookies.toSorted((one, other) => other.path.length - one.path.length));
const anyTrial: fc.Arbitrary<Trial> = fc.record({
  url: fc.constantFrom('https://shop.example/shop/item', 'http://shop.example/', 'https://img.shop.example/x'),
  method: fc.constantFrom('GET', 'POST'),
  initiator: fc.constantFrom(...INITIATORS),
  page: fc.constantFrom('https://shop.example/', 'https://news.example/'),
  frame: fc.constantFrom(null, 'https://ads.example/'),
  redirect: fc.constantFrom(null, 'https://news.example/'),
  thirdParty: fc.constantFrom(undefined, 'allowed' as const, 'blocked' as const, 'partitioned' as const),
});
const anyLine = fc.constantFrom(
  'a=2',
  'a=; Max-Age=0',
  'b=3; Path=/shop',
  'c=1; Secure; SameSite=None',
  'x=1; SameSite=None',
);
type Act = { drop: Cookie } | { place: Cookie; instead: Cookie | null } | { line: string };
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ drop: anyCookie }),
  fc.record({ place: anyCookie, instead: fc.option(anyCookie) }),
  fc.record({ line: anyLine }),
);
const agent = fc.constantFrom('chrome' as const, 'firefox' as const);

function acted(acts: readonly Act[], real: readonly Cookie[], trial: Trial, by: 'chrome' | 'firefox'): Sandbox {
  return acts.reduce((sandbox: Sandbox, act) => {
    if ('drop' in act) return dropCookie(sandbox, act.drop);
    if ('place' in act) return putCookie(sandbox, act.place, act.instead);
    const jar = jarIn(sandbox, real, by);
    return applyVerdict(sandbox, judgeSetCookie(act.line, responseOf(trial, { ...chrome, agent: by }, jar, '0')));
  }, EMPTY_SANDBOX);
}

describe('any jar, sandbox and request', () => {
  test('property: an unchanged sandbox equals the real jar, and so does one whose changes are all undone', () => {
    fc.assert(
      fc.property(anyJar, fc.array(anyAct, { maxLength: 8 }), anyTrial, agent, (real, acts, trial, by) => {
        expect(jarIn(EMPTY_SANDBOX, real, by)).toEqual(real);
        const sandbox = acted(acts, real, trial, by);
        const emptied = changesIn(sandbox, real).reduce((rest, { key }) => removeChange(rest, key), sandbox);
        expect(jarIn(emptied, real, by)).toEqual(real);
      }),
    );
  });

  test('property: a sandbox has each identity at most once, and differs only in changed cookies', () => {
    fc.assert(
      fc.property(anyJar, fc.array(anyAct, { maxLength: 8 }), anyTrial, agent, (real, acts, trial, by) => {
        const sandbox = acted(acts, real, trial, by);
        const jar = jarIn(sandbox, real, by);
        const keys = jar.map(cookieKey);
        expect(new Set(keys).size).toBe(keys.length);
        for (const one of real) if (!sandbox.has(cookieKey(one))) expect(jar).toContain(one);
        for (const [key, one] of sandbox) expect(keys.includes(key)).toBe(one !== null);
      }),
    );
  });

  test('property: a line leaves in the sandbox what the response leaves in the jar', () => {
    fc.assert(
      fc.property(anyJar, anyLine, anyTrial, agent, (real, line, trial, by) => {
        const verdict = judgeSetCookie(line, responseOf(trial, { ...chrome, agent: by }, real, '0'));
        const byPath = new KeyedJar(real)
          .take(verdict)
          .cookies.toSorted((one, other) => other.path.length - one.path.length);
        const plain = (cookies: readonly Cookie[]) => cookies.map((one) => ({ ...one, creationTime: null }));
        expect(plain(jarIn(applyVerdict(EMPTY_SANDBOX, verdict), real, by))).toEqual(plain(byPath));
      }),
    );
  });

  test('property: the difference leads from the real header to the new one, to the octet', () => {
    fc.assert(
      fc.property(anyJar, fc.array(anyAct, { maxLength: 8 }), anyTrial, agent, (real, acts, trial, by) => {
        const frozen = Object.freeze(real.map((one) => Object.freeze(one)));
        const setting = { ...chrome, agent: by, real: frozen, isBlocked: false };
        const before = predictRequest(trial, { ...setting, sandbox: EMPTY_SANDBOX });
        const { retrieval, difference } = predictRequest(trial, {
          ...setting,
          sandbox: acted(acts, frozen, trial, by),
        });
        expect(before.difference).toMatchObject({ removed: [], octets: 0 });
        expect(difference.pieces.map((piece) => piece.cookie)).toEqual(retrieval.sent);
        expect(retrieval.bytes).toBe(headerOctets(retrieval.sent));
        expect(difference.octets).toBe(retrieval.bytes - before.retrieval.bytes);
        const kept = difference.pieces.filter(({ state }) => state !== 'added').map((piece) => cookieKey(piece.cookie));
        const old = before.retrieval.sent.map(cookieKey);
        expect([...kept, ...difference.removed.map(cookieKey)].toSorted()).toEqual(old.toSorted());
      }),
    );
  });
});
