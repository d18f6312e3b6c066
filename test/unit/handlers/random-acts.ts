import fc from 'fast-check';
import type { NewStep } from '../../../src/contract/steps.ts';
import { type Agent, type Cookie, cookieKey } from '../../../src/cookie/cookie.ts';
import { toOctets, toText } from '../../../src/cookie/octets.ts';
import { altered, isRejected } from '../../fixtures/api-rules.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { STORES } from './engine-operations.ts';

/** Random jars, and random acts of a person and of a page on them. */

/** This text occurs in every value and nowhere else. */
export const MARK = 'VALUE';
const soon = Date.now() + 3_600_000;

const value = fc.string({ maxLength: 6 }).map((text) => MARK + toOctets(text.replace(/[^\w]/g, 'é')));

const changes = (agent: Agent): fc.Arbitrary<Partial<Cookie>> =>
  fc.oneof(
    fc.record({ value }),
    // The last is not UTF-8: Chromium's API shows U+FFFD in its place.
    fc.record({ name: fc.constantFrom('sid', 'SID', toOctets('é'), '__Host-n', '__Secure-n', '', '\xe9') }),
    fc.record({ path: fc.constantFrom('/', '/dir', '/dir/', '/%41', toOctets('/é'), '/a b', '/a%20b', '/x/../dir') }),
    fc.record({ domain: fc.constantFrom('shop.test', 'www.shop.test', 'localhost', '127.0.0.1') }),
    fc.record({ hostOnly: fc.boolean() }),
    fc.record({ secure: fc.boolean(), httpOnly: fc.boolean() }),
    fc.record({ sameSite: fc.constantFrom('strict' as const, 'lax' as const, 'none' as const, 'unset' as const) }),
    // Firefox keeps whole milliseconds.
    fc.record({ expiryTime: fc.option(fc.integer({ min: soon, max: soon + 5e10 })) }),
    fc.record({
      partitionKey: fc.option(
        fc.record({
          topLevelSite: fc.constantFrom('https://shop.test', 'https://news.test'),
          hasCrossSiteAncestor: fc.boolean(),
        }),
      ),
    }),
    fc.record({ storeId: fc.constantFrom(...Object.values(STORES[agent])) }),
  );

const several = (agent: Agent) =>
  fc.array(changes(agent), { maxLength: 6 }).map((parts) => Object.assign({}, ...parts) as Partial<Cookie>);
const newCookie = (agent: Agent) =>
  several(agent).map((more) => cookie('sid', { storeId: STORES[agent].open, value: MARK, ...more }));

/**
 * A cookie as this browser stores it, from its API or from a header, which preserves the path and the octets of the
 * name.
 */
const keptCookie = (agent: Agent): fc.Arbitrary<Cookie> =>
  fc
    .tuple(newCookie(agent), fc.boolean())
    .filter(([one]) => !isRejected(agent, one))
    .map(([one, isHeader]) => {
      const kept = altered(agent, one, Date.now());
      if (isHeader && one.path.startsWith('/')) return { ...kept, path: one.path };
      return { ...kept, name: agent === 'firefox' ? one.name : toOctets(toText(one.name)) };
    });

/** A jar that this browser could hold. */
export const jarOf = (agent: Agent) =>
  fc
    .array(keptCookie(agent), { maxLength: 12 })
    .map((cookies) => [...new Map(cookies.map((one) => [cookieKey(one), one])).values()]);

export type Act =
  | { act: 'add'; cookie: Cookie }
  | { act: 'edit'; at: number; change: Partial<Cookie>; replace: boolean }
  | { act: 'delete'; at: number[] }
  | { act: 'undo' | 'redo'; at: number }
  | { act: 'restart' }
  /** An act of the page: it writes a cookie, overwrites one, or deletes one. */
  | { act: 'page'; at: number; cookie: Cookie; what: 'write' | 'overwrite' | 'delete' };

export const changeOf = (agent: Agent): fc.Arbitrary<Act> => {
  const at = fc.nat(20);
  return fc.oneof(
    fc.record({ act: fc.constant('add' as const), cookie: newCookie(agent) }),
    fc.record({ act: fc.constant('edit' as const), at, change: several(agent), replace: fc.boolean() }),
    fc.record({ act: fc.constant('delete' as const), at: fc.array(at, { maxLength: 12 }) }),
  );
};
export const actOf = (agent: Agent): fc.Arbitrary<Act> =>
  fc.oneof(
    { weight: 3, arbitrary: changeOf(agent) },
    { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('undo' as const, 'redo' as const), at: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('restart' as const) }) },
  );
export const pageActOf = (agent: Agent): fc.Arbitrary<Act> =>
  fc.record({
    act: fc.constant('page' as const),
    at: fc.nat(20),
    cookie: keptCookie(agent),
    what: fc.constantFrom('write' as const, 'overwrite' as const, 'delete' as const),
  });

function pick(jar: readonly Cookie[], at: number): Cookie | undefined {
  return jar[at % Math.max(1, jar.length)];
}

/** The step that an act requests, null when it has no cookie; `jar` is what the person sees. */
export function stepOf(act: Act, jar: readonly Cookie[]): Omit<NewStep, 'id'> | null {
  if (act.act === 'add') return { kind: 'add', exchanges: [{ before: [], after: [act.cookie] }] };
  if (act.act === 'delete') {
    const chosen = new Set(act.at.flatMap((at) => pick(jar, at) ?? []));
    return { kind: 'delete', exchanges: [...chosen].map((one) => ({ before: [one], after: [] })) };
  }
  const old = act.act === 'edit' ? pick(jar, act.at) : undefined;
  if (act.act !== 'edit' || !old) return null;
  const after = { ...old, ...act.change };
  const occupant = jar.find((one) => one !== old && cookieKey(one) === cookieKey(after));
  return { kind: 'edit', exchanges: [{ before: occupant && act.replace ? [old, occupant] : [old], after: [after] }] };
}

/** The jar after a page did something to it. */
export function jarAfterPage(act: Act, jar: readonly Cookie[]): readonly Cookie[] {
  if (act.act !== 'page') return jar;
  const there = pick(jar, act.at);
  if (act.what !== 'write' && !there) return jar;
  const others = (gone: Cookie) => jar.filter((one) => cookieKey(one) !== cookieKey(gone));
  if (act.what === 'delete') return others(there as Cookie);
  const written = act.what === 'write' ? act.cookie : { ...(there as Cookie), value: `${act.cookie.value}page` };
  return [...others(written), written];
}

/** The cookie as the API shows it: octets that are not UTF-8 become U+FFFD. */
export function seenBy(agent: Agent, jar: readonly Cookie[]): Cookie[] {
  return agent === 'firefox' ? [...jar] : jar.map((one) => ({ ...one, name: toOctets(toText(one.name)) }));
}
