/** Pages that are no web pages and have a text of their own. */
export type NoWebPage = 'file' | 'data' | 'blob' | 'blank' | 'source' | 'reader';

/** What a tab shows that has no web page; null for a page of the browser's own, or where the browser does not tell. */
export function noWebPageOf(url = ''): NoWebPage | null {
  if (/^(?:about:(?:blank|newtab|home|privatebrowsing)?|\w+:\/\/new-?tab(?:-page)?\/?)(?:[?#]|$)/.test(url))
    return 'blank';
  const known = /^(?:view-|about:)?(file|data|blob|source|reader)[:?]/.exec(url);
  return known && (known[1] as NoWebPage);
}
