/** Pages that are no web pages and have a text of their own. */
export type NoWebPage = 'file' | 'data' | 'blank' | 'source' | 'reader';

const BY_SCHEME: Readonly<Record<string, NoWebPage>> = { 'file:': 'file', 'data:': 'data', 'view-source:': 'source' };

/** What a tab shows that has no web page; null for a page of the browser's own, or where the browser does not tell. */
export function noWebPageOf(url: string | undefined): NoWebPage | null {
  if (!url) return null;
  if (
    /^(?:about:(?:blank|newtab|home|privatebrowsing)?|(?:chrome|edge|brave):\/\/new-?tab(?:-page)?\/?)(?:[?#]|$)/.test(
      url,
    )
  )
    return 'blank';
  if (/^about:reader\?/.test(url)) return 'reader';
  return BY_SCHEME[url.slice(0, url.indexOf(':') + 1)] ?? null;
}
