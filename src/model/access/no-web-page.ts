/** Pages that are no web pages and have a text of their own. */
export type NoWebPage = 'file' | 'data' | 'blob' | 'blank' | 'source' | 'reader';

/** What a tab shows that has no web page; null for a page of the browser's own, or where the browser does not tell. */
export function noWebPageOf(url: string | undefined): NoWebPage | null {
  // No pattern matches an undefined URL, which is tested as "undefined".
  const text = url as string;
  if (/^(?:about:(?:blank|newtab|home|privatebrowsing)?|\w+:\/\/new-?tab(?:-page)?\/?)(?:[?#]|$)/.test(text))
    return 'blank';
  const known = /^(?:view-|about:)?(file|data|blob|source|reader)[:?]/.exec(text);
  return known && (known[1] as NoWebPage);
}
