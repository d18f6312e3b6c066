/**
 * The pairs of a search such as `sid=abc`, in lower case: all of a pasted Cookie header, the one of a pasted Set-Cookie line.
 */
export function searchedPairs(query: string): string[] {
  const pairs = query.toLowerCase().replace(/^\s*(?:set-cookie:([^;]*).*|cookie:)/s, '$1');
  return pairs.split(';').flatMap((pair) => (pair.includes('=') ? pair.trim() : []));
}

/**
 * What a search looks for, in lower case: all texts of one of these lists, which are its words, or else one of its pairs. A
 * search in quotes is one text.
 */
export function searchTerms(query: string): string[][] {
  const words = query
    .toLowerCase()
    .split(/^\s*"([^"]+)"\s*$|\s+/)
    .filter(Boolean);
  return [words, ...searchedPairs(query).map((pair) => [pair])];
}
