import type { SameSite } from '../cookie.ts';

/** A cookie that asks to be stored, before its rules are looked at. */
export interface Candidate {
  name: string;
  value: string;
  domain: string;
  hostOnly: boolean;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  sameSite: SameSite;
  /** It carries the Partitioned attribute. */
  partitioned: boolean;
}
