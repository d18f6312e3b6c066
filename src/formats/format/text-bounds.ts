/** What is read of one text. */
export const TEXT_BOUNDS = {
  /** UTF-16 code units of a text: 20,000 cookies of ordinary size take a fifth of it. A longer one is not read at all. */
  length: 32 * 1024 * 1024,
  /** Cookies: browsers keep fewer than 6,000. */
  cookies: 20_000,
  /** Problems that are listed; of the others the number is. */
  problems: 1000,
} as const;
