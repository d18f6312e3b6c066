import { type Agent, type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { applyChanges, type CookieChange } from '../../cookie/jar/changes.ts';
import { isSameCookie } from '../../cookie/jar/differences.ts';
import { wouldEvict } from '../../cookie/limits/eviction.ts';
import type { Verdict } from '../../cookie/verdict.ts';

/** The changes by the key of the cookie: the cookie that replaces the one in the real jar; null: it is removed. */
export type Sandbox = ReadonlyMap<string, Cookie | null>;

/** One difference from the real jar. */
export interface SandboxChange {
  key: string;
  kind: 'added' | 'changed' | 'dropped';
  before: Cookie | null;
  after: Cookie | null;
}

export const EMPTY_SANDBOX: Sandbox = new Map();

export function dropCookie(sandbox: Sandbox, cookie: Cookie): Sandbox {
  return new Map([...removeChange(sandbox, cookieKey(cookie)), [cookieKey(cookie), null]]);
}

/** The sandbox with this cookie; it replaces `replaced`, whose identity may be another one. */
export function putCookie(sandbox: Sandbox, cookie: Cookie, replaced: Cookie | null = null): Sandbox {
  const key = cookieKey(cookie);
  const base = replaced && cookieKey(replaced) !== key ? dropCookie(sandbox, replaced) : sandbox;
  return new Map([...removeChange(base, key), [key, cookie]]);
}

/** The sandbox after a Set-Cookie line with this verdict. */
export function applyVerdict(sandbox: Sandbox, verdict: Verdict): Sandbox {
  if (verdict.outcome === 'rejected') return sandbox;
  if (verdict.outcome === 'stored') return putCookie(sandbox, verdict.cookie);
  const key = cookieKey(verdict.id);
  return new Map([...removeChange(sandbox, key), [key, null]]);
}

/** The sandbox without its change of this cookie. */
export function removeChange(sandbox: Sandbox, key: string): Sandbox {
  return new Map([...sandbox].filter(([other]) => other !== key));
}

/** The jar of a site with the changes of the sandbox, in the order of a Cookie header. */
export function jarIn(sandbox: Sandbox, real: readonly Cookie[], agent: Agent): Cookie[] {
  const changes = changesIn(sandbox, real).flatMap(({ before, after }): CookieChange[] => {
    if (after) return [{ cookie: after, removed: false, cause: 'overwrite' }];
    return before ? [{ cookie: before, removed: true, cause: 'explicit' }] : [];
  });
  return applyChanges(real, changes, agent);
}

/** The changes in the order they were made, without those that the real jar has made since. */
export function changesIn(sandbox: Sandbox, real: readonly Cookie[]): SandboxChange[] {
  const cookiesByKey = new Map(real.map((cookie) => [cookieKey(cookie), cookie]));
  return [...sandbox].flatMap(([key, after]): SandboxChange[] => {
    const before = cookiesByKey.get(key) ?? null;
    if (!before) return after ? [{ key, kind: 'added', before, after }] : [];
    if (!after) return [{ key, kind: 'dropped', before, after }];
    return isSameCookie(before, after) ? [] : [{ key, kind: 'changed', before, after }];
  });
}

/**
 * A cookie that a person edited, dated as if it had just been set: Chromium starts the two minutes of Lax+POST again if the
 * value changed.
 */
export function asJustSet(cookie: Cookie, before: Cookie | null, agent: Agent, now: number): Cookie {
  const isAged = before !== null && (agent === 'firefox' || before.value === cookie.value);
  return { ...cookie, creationTime: isAged ? before.creationTime : now };
}

/** Whether the browser would evict other cookies for those that are added here. */
export function isOverfull(changes: readonly SandboxChange[], jar: readonly Cookie[], agent: Agent): boolean {
  return changes.some(
    ({ kind, after }) => kind === 'added' && after !== null && wouldEvict(jar, after, agent) !== null,
  );
}
