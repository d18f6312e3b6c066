import type { Cookie } from '../cookie/cookie.ts';
import type { Reason } from '../cookie/verdict.ts';

/** Why an expected failure happened; the text is the message `problem_<code>`. Bugs are thrown, never a Problem. */
export type Problem =
  | { code: 'no-host-permission'; origins: string[] }
  | { code: 'unsupported-page' }
  | { code: 'first-party-isolation' }
  | { code: 'rejected'; reasons: Reason[] }
  /** Another cookie has that identity already; it would be lost. An exchange that names it in `before` replaces it. */
  | { code: 'exists'; cookie: Cookie }
  /** The cookie is not what it was when the edit began; `now` null: it is gone. Nothing was written. */
  | { code: 'changed'; was: Cookie; now: Cookie | null }
  /** The browser took the cookie and does not hold it (evicted, blocked, or a rule not known); all is as it was before. */
  | { code: 'not-stored'; asked: Cookie; detail: string }
  /** The browser did not remove the cookie; all is as it was before. */
  | { code: 'not-removed'; cookie: Cookie }
  /** The new cookie is stored, the old one could not be removed nor the new one taken back: both are there. */
  | { code: 'old-remains'; cookie: Cookie; old: Cookie }
  /** The old cookie could not be put back. The history keeps it. */
  | { code: 'not-restored'; missing: Cookie[] }
  /** The browser did not answer in time: what the jar holds is found out at the next step or start. */
  | { code: 'timeout' }
  /** The browser's storage has no room for the journal of the step: nothing was written to the jar. */
  | { code: 'storage-full' }
  /** Cookies of the step are not what the step left: going on would overwrite `now`. Nothing was written. */
  | { code: 'changed-since'; conflicts: { left: Cookie[]; now: Cookie[] }[] }
  /** More than the history can hold: it could not be undone. */
  | { code: 'too-much'; octets: number; limit: number }
  /** The container or private window is closed. */
  | { code: 'store-gone'; storeId: string }
  /** The step is no longer in the history. */
  | { code: 'forgotten' }
  /** Cut off before this cookie was tried. */
  | { code: 'not-tried' }
  /** One more cookie makes the browser throw others away; octets when a partition's octets are the limit. */
  | { code: 'would-evict'; count: number; limit: number }
  | { code: 'gone' }
  | { code: 'disconnected' };

export type Result<Value> = { value: Value } | { problem: Problem };
