import { type Cookie, cookieKey } from '../cookie.ts';
import type { Octets } from '../octets.ts';
import { type CookieIndex, keyOf, type Verdict } from '../verdict.ts';

/**
 * The cookies that lines meet, in the order a header sends. It finds one by identity, and the Secure ones of a name, in the
 * same time however many there are, since one response may set thousands.
 */
export class KeyedJar implements CookieIndex {
  readonly #byKey = new Map<string, Cookie>();
  readonly #secureByName = new Map<Octets, Map<string, Cookie>>();

  /** In order; null: a verdict has changed them since. */
  #cookies: readonly Cookie[] | null = null;

  constructor(cookies: readonly Cookie[]) {
    for (const cookie of cookies) this.#set(cookieKey(cookie), cookie);
    if (this.#byKey.size === cookies.length) this.#cookies = cookies;
  }

  /** The same array as long as nothing changes them. */
  get cookies(): readonly Cookie[] {
    this.#cookies ??= [...this.#byKey.values()];
    return this.#cookies;
  }

  get storeId(): string | undefined {
    for (const { storeId } of this.#byKey.values()) return storeId;
    return undefined;
  }

  get(key: string): Cookie | undefined {
    return this.#byKey.get(key);
  }

  secureNamed(name: Octets): Iterable<Cookie> {
    return this.#secureByName.get(name)?.values() ?? [];
  }

  /** Applies a verdict: an overwritten cookie with a new creation time goes to the end. Returns itself. */
  take(verdict: Verdict): this {
    const key = keyOf(verdict);
    if (key === null) return this;
    this.#cookies = null;
    const cookie = verdict.outcome === 'stored' ? verdict.cookie : null;
    const old = this.#byKey.get(key);
    if (old && old.creationTime !== cookie?.creationTime) this.#byKey.delete(key);
    if (old) this.#secureByName.get(old.name)?.delete(key);
    if (cookie) this.#set(key, cookie);
    return this;
  }

  #set(key: string, cookie: Cookie): void {
    this.#byKey.set(key, cookie);
    if (!cookie.secure) return;
    const named = this.#secureByName.get(cookie.name);
    if (named) named.set(key, cookie);
    else this.#secureByName.set(cookie.name, new Map([[key, cookie]]));
  }
}
