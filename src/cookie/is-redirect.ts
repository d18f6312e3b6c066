/** Fetch §2.2.3: "A redirect status is a status that is 301, 302, 303, 307, or 308". */
const REDIRECT_STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Whether a browser follows the Location of a response; a 201 or 304 may have one too. `location`: '' where there is none. */
export function isRedirect(status: number, location: string): boolean {
  return location !== '' && REDIRECT_STATUSES.has(status);
}
