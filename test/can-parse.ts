/**
 * Node 20 reads a Latin-1 text as UTF-8 in `URL.canParse` once that call is compiled, and so says no to
 * `https://bücher.example` in a long run. Browsers do not.
 */
URL.canParse = (url, base) => {
  try {
    new URL(url, base);
    return true;
  } catch {
    return false;
  }
};
