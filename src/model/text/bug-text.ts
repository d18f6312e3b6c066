/** The message of an error, for a bug that is shown to the person. */
export function bugText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
