/** Most requests of a page carry one of a few headers. */
const MOST = 64;

/** What `make` gives for a text, kept for the texts that came lately: a page asks for the same again and again. */
export function memoize<Result>(make: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      result = make(text);
      if (known.size >= MOST) known.clear();
      known.set(text, result);
    }
    return result;
  };
}
