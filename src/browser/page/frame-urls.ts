import type { Frame } from '../../cookie/frame.ts';
import { runInFrames } from './frames.ts';

/** What a child frame reports about itself. */
interface Account {
  url: string;
  isTop: boolean;
  isChildOfTop: boolean;
  /** The nearest one first; null where the browser does not report it. */
  ancestorOrigins: string[] | null;
  referrer: string;
}

/** The frames of the tab's page that show a web page and that Crumb has access to, without the page itself. */
export async function frameUrls(tabId: number, pageUrl: string): Promise<Frame[]> {
  const { results } = await runInFrames(tabId, account);
  return results
    .filter(({ url, isTop }) => !isTop && /^https?:/.test(url))
    .map((frame) => ({ url: frame.url, ancestors: ancestorsOf(frame, pageUrl) }));
}

/** From the top one on. Where the browser does not report them, of those in between only the one that embeds it is known. */
function ancestorsOf({ ancestorOrigins, isChildOfTop, referrer }: Account, pageUrl: string): string[] {
  if (ancestorOrigins) return [pageUrl, ...ancestorOrigins.slice(0, -1).reverse()];
  return isChildOfTop || referrer === '' ? [pageUrl] : [pageUrl, referrer];
}

/** Runs inside the page: must not refer to anything outside itself. */
function account(): Account {
  const origins = (location as { ancestorOrigins?: DOMStringList }).ancestorOrigins;
  return {
    url: location.href,
    isTop: window === window.top,
    isChildOfTop: window.parent === window.top,
    ancestorOrigins: origins ? [...origins] : null,
    referrer: document.referrer,
  };
}
