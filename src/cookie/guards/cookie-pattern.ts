import type { Octets } from '../octets.ts';

/** Which cookies a rule is about, in every partition. Never by name alone: a domain is always named. */
export interface CookiePattern {
  /** `*` stands for any octets. */
  name: Octets;
  /** A Domain, or `*.` and a domain: that one and all below it. */
  domain: string;
  /** `*` stands for any octets. */
  path: Octets;
  /** null: every store that is not private. */
  storeId: string | null;
}
