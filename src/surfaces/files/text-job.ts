import type { readCookies, writeCookies } from '../../formats/formats.ts';

/** What a page asks of the worker. */
export type TextJob =
  | { kind: 'read'; args: Parameters<typeof readCookies> }
  | { kind: 'write'; args: Parameters<typeof writeCookies> };
