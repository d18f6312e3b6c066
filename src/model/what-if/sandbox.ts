import { type Agent, type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { applyChanges, type CookieChange } from '../../cookie/jar/changes.ts';
import { isSameCookie } from '../../cookie/jar/differences.ts';
import { wouldEvict } from '../../cookie/limits/eviction.ts';
import type { Verdict } from '../../cookie/verdict.ts';

/** What stands at an identity instead of what the real jar holds there, by key; null: nothing. */
export type Sandbox = ReadonlyMap<string, Cookie | null>;

/** One thing that is otherwise than in the real jar. */
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

/** With this cookie in it; with `instead`, in place of that one, whatever its identity. */
export function putCookie(sandbox: Sandbox, cookie: Cookie, instead: Cookie | null = null): Sandbox {
  const key = cookieKey(cookie);
  const cleared = instead && cookieKey(instead) !== key ? dropCookie(sandbox, instead) : sandbox;
  return new Map([...removeChange(cleared, key), [key, cookie]]);
}

/** What a Set-Cookie line that was judged leaves. */
export function applyVerdict(sandbox: Sandbox, verdict: Verdict): Sandbox {
  if (verdict.outcome === 'rejected') return sandbox;
  if (verdict.outcome === 'stored') return putCookie(sandbox, verdict.cookie);
  const key = cookieKey(verdict.id);
  return new Map([...removeChange(sandbox, key), [key, null]]);
}

/** At this identity the real jar counts again. */
export function removeChange(sandbox: Sandbox, key: string): Sandbox {
  return new Map([...sandbox].filter(([other]) => other !== key));
}

/** The jar of a site with what is otherwise in the sandbox, in the order a header sends. */
export function jarIn(sandbox: Sandbox, real: readonly Cookie[], agent: Agent): Cookie[] {
  const changes = changesIn(sandbox, real).flatMap(({ before, after }): CookieChange[] => {
    if (after) return [{ cookie: after, removed: false, cause: 'overwrite' }];
    return before ? [{ cookie: before, removed: true, cause: 'explicit' }] : [];
  });
  return applyChanges(real, changes, agent);
}

/** What is otherwise, in the order it was done. The real jar may have come to hold it by itself: that is no change. */
export function changesIn(sandbox: Sandbox, real: readonly Cookie[]): SandboxChange[] {
  const byKey = new Map(real.map((cookie) => [cookieKey(cookie), cookie]));
  return [...sandbox].flatMap(([key, after]): SandboxChange[] => {
    const before = byKey.get(key) ?? null;
    if (!before) return after ? [{ key, kind: 'added', before, after }] : [];
    if (!after) return [{ key, kind: 'dropped', before, after }];
    return isSameCookie(before, after) ? [] : [{ key, kind: 'changed', before, after }];
  });
}

/**
 * A cookie that a person made, dated as if it had just been set: Chromium counts the two minutes of Lax+POST anew where the
 * value is new.
 */
export function asJustSet(cookie: Cookie, before: Cookie | null, agent: Agent, now: number): Cookie {
  const isAged = before !== null && (agent === 'firefox' || before.value === cookie.value);
  return { ...cookie, creationTime: isAged ? before.creationTime : now };
}

/** Whether the browser would throw others away for what is added here. */
export function isOverfull(changes: readonly SandboxChange[], jar: readonly Cookie[], agent: Agent): boolean {
  return changes.some(
    ({ kind, after }) => kind === 'added' && after !== null && wouldEvict(jar, after, agent) !== null,
  );
}
