import type { ResponseHead } from '../../browser/network/response-heads.ts';
import { withoutQuery } from '../../cookie/address/without-query.ts';
import type { PageRequest } from '../../cookie/page-request.ts';

/** The request of a response, without the query of its URL; null: from which frame it was made is not known. */
export function pageRequestOf({ url, by, frames, traits: { status } }: ResponseHead): PageRequest | null {
  if (frames === null) return null;
  return { url: withoutQuery(url), status, by, ...(frames.length > 0 && { frames }) };
}
