import type { Cookie } from '../cookie/cookie.ts';
import type { Reason } from '../cookie/verdict.ts';

/** Why an operation failed as can be expected; text: message `problem_<code>`. A bug throws instead. */
export type Problem =
  | { code: 'no-host-permission'; origins: string[] }
  /** The tab shows no web page; `url` is what it shows, where the browser tells an extension. */
  | { code: 'unsupported-page'; url?: string | undefined }
  | { code: 'first-party-isolation' }
  | { code: 'rejected'; reasons: Reason[] }
  /** Another cookie has that identity and would be lost. An exchange that names it in `before` replaces it. */
  | { code: 'exists'; cookie: Cookie }
  /** The cookie has changed since the edit began; `now` null: it no longer exists. Nothing was written. */
  | { code: 'changed'; was: Cookie; now: Cookie | null }
  /** The browser accepted the cookie but does not have it (evicted, blocked, or an unknown rule); everything is as before. */
  | { code: 'not-stored'; asked: Cookie; detail: string }
  /** The browser did not remove the cookie; everything is as before. */
  | { code: 'not-removed'; cookie: Cookie }
  /** The new cookie is stored. Neither the old one could be removed nor the new one undone, so both exist. */
  | { code: 'old-remains'; cookie: Cookie; old: Cookie }
  /** The old cookie could not be restored. The history keeps it. */
  | { code: 'not-restored'; missing: Cookie[] }
  /** The browser did not respond in time: the next step or start reads what is stored. */
  | { code: 'timeout' }
  /** The browser's storage has no room for the journal of the step: no cookie was written. */
  | { code: 'storage-full' }
  /** Cookies have changed since the step: to continue would overwrite `now`. Nothing was written. */
  | { code: 'changed-since'; conflicts: { left: Cookie[]; now: Cookie[] }[] }
  /** The step is larger than the history can store, so it could not be undone. */
  | { code: 'too-much'; octets: number; limit: number }
  /** No more cookies can be switched off: `limit` of them are, or together they are too large. */
  | { code: 'parked-full'; limit: number }
  /** There are as many rules as Crumb stores, or they protect too much. */
  | { code: 'rules-full'; limit: number }
  /** No cookie can match this field of a rule, or those of many sites do. */
  | { code: 'invalid-pattern'; field: 'name' | 'domain' | 'path' }
  /** The container or private window is closed. */
  | { code: 'store-gone'; storeId: string }
  /** The step is no longer in the history. */
  | { code: 'forgotten' }
  /** The step was interrupted before this cookie was tried. */
  | { code: 'not-tried' }
  /** One more cookie makes the browser evict others; the numbers are octets if the limit is a partition's octets. */
  | { code: 'would-evict'; count: number; limit: number }
  /** Crumb may not enter the page, or the page has no localStorage. */
  | { code: 'no-page-storage' }
  /** There are as many snapshots as Crumb stores, or they take as many octets as it may; nothing was stored. */
  | { code: 'snapshots-full'; octets: number; limit: number; most: number }
  /** No such snapshot is stored: it was deleted in another window. */
  | { code: 'snapshot-gone' }
  /** The snapshot's cookies are damaged, or of another version of Crumb. */
  | { code: 'snapshot-unreadable' }
  /** The browser's storage did not store or read a snapshot, or did not respond in time. */
  | { code: 'snapshot-failed' }
  | { code: 'wrong-passphrase' }
  /** The last switch of profiles was stopped halfway: it must be finished or undone first. */
  | { code: 'switch-halfway' }
  /** Cookies of a private window must not be on disk; nothing was stored. */
  | { code: 'private-store' }
  | { code: 'gone' }
  | { code: 'disconnected' };

export type Result<Value> = { value: Value } | { problem: Problem };
