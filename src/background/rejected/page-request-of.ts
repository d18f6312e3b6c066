import type { ResponseHead } from '../../browser/network/response-heads.ts';
import type { PageRequest } from '../../cookie/page-request.ts';

/** The request of a response, without the query of its URL; null: from which frame it was made is not known. */
export function pageRequestOf({ url, by, frames, traits: { status } }: ResponseHead): PageRequest | null {
  if (frames === null) return null;
  const { origin, pathname } = new URL(url);
  return { url: origin + pathname, status, by, ...(frames.length > 0 && { frames }) };
}
