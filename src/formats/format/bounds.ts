/** UTF-16 code units of a text. 20,000 cookies of ordinary size take a fifth of it. */
export const MAX_TEXT_LENGTH = 32 * 1024 * 1024;

/** Cookies that are read of one text. */
export const MAX_COOKIES = 20_000;

/** Problems that are listed of one text; of the others the number is. */
export const MAX_PROBLEMS = 1000;
