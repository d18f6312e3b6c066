/** The text that a search in a log looks for, in lower case. A search in quotes looks for what is between them. */
export function textSearchedFor(query: string): string {
  return query
    .trim()
    .toLowerCase()
    .replace(/^"([^"]+)"$/, '$1');
}
