/** What of a response to a navigation decides whether the tab shows it. */
interface DocumentHead {
  /** 0: there was no response. */
  status: number;
  /** Content-Disposition; '' where there is none. */
  disposition: string;
  /** Content-Type; '' where there is none. */
  type: string;
}

/** Whether a tab shows the response to a navigation as a page; else the page before stays. */
export function isShownAsPage({ status, disposition, type }: DocumentHead): boolean {
  // RFC 9110 §15.3.5 and §15.3.6: the document view stays; browsers treat 205 like 204.
  if (status === 0 || status === 204 || status === 205) return false;
  // RFC 6266 §4.2: an unknown disposition means a download too; a parameter alone is none.
  if (/^\s*(?!inline\s*(;|$))[^\s;=]+\s*(;|$)/i.test(disposition)) return false;
  return !DOWNLOADED.test(type);
}

/** Media types that browsers save rather than show. */
const DOWNLOADED =
  /^\s*(application\/(?!xhtml\+xml|xml\b|json\b|(x-)?javascript|pdf|[^;]*\+(xml|json))|font\/|model\/|text\/(csv|calendar|vcard|rtf|tab-separated-values|tsv)\b)/i;
