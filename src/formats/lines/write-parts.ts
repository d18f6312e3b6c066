import type { Cookie } from '../../cookie/cookie.ts';
import { asBrowserShows } from '../../cookie/octets.ts';
import type { Loss, Written } from '../format/format.ts';
import { idOf } from '../format/id-of.ts';
import type { LossCode } from '../format/loss-code.ts';
import { MAX_PART } from './reading.ts';
import { hostIn, UNSAID_STORE } from './text-cookie.ts';

/** The part of a text with one cookie, and what is lost in it; `text` null: the cookie cannot be written at all. */
export interface WrittenPart {
  text: string | null;
  losses: LossCode[];
}

/** The parts of all cookies in their order. A cookie that is not written has the loss `omitted` and those that say why. */
export function writeParts(
  cookies: readonly Cookie[],
  writePart: (cookie: Cookie) => WrittenPart,
): { parts: string[]; losses: Written['losses'] } {
  const parts: string[] = [];
  const losses: Loss[] = [];
  for (const cookie of cookies) {
    const { text, losses: codes } = writePart(cookie);
    const isTooLong = text !== null && text.length > MAX_PART;
    if (text !== null && !isTooLong) parts.push(text);
    const own: LossCode[] =
      text === null ? [...codes, 'omitted'] : isTooLong ? [...codes, 'tooLong', 'omitted'] : codes;
    for (const code of new Set(own)) losses.push({ id: idOf(cookie), code });
  }
  return { parts, losses };
}

/** What a text loses without a field for it: the partition, the store, the time of creation and octets that are not UTF-8. */
export function unsaidLosses({ name, value, path, partitionKey, storeId, creationTime }: Cookie): LossCode[] {
  const codes: LossCode[] = Object.entries({ name, value, path })
    .filter(([, octets]) => asBrowserShows(octets) !== octets)
    .map(([field]) => field as 'name' | 'value' | 'path');
  if (codes.length > 0) codes.push('notUtf8');
  if (partitionKey) codes.push('partition');
  if (storeId !== UNSAID_STORE) codes.push('store');
  if (creationTime !== null) codes.push('creationTime');
  return codes;
}

/** Whether a reader reads the domain of this cookie unchanged. */
export function isDomainSaid({ domain }: Cookie): boolean {
  return hostIn(domain) === domain;
}
