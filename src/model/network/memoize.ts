/** The most results in the cache: most requests of a page have one of a few headers. */
const MAX_RESULTS = 64;

/** `make` with a cache for the latest texts, since the requests of a page repeat them. */
export function memoize<Result>(make: (text: string) => Result): (text: string) => Result {
  const cache = new Map<string, Result>();
  return (text) => {
    let result = cache.get(text);
    if (result === undefined) {
      result = make(text);
      if (cache.size >= MAX_RESULTS) cache.clear();
      cache.set(text, result);
    }
    return result;
  };
}
