import { type Cookie, cookieKey } from '../cookie/cookie.ts';
import { defaultCookie } from './format/default-cookie.ts';
import type { Loss, Written } from './format/format.ts';
import { idOf } from './format/id-of.ts';
import type { LossCode } from './format/loss-code.ts';

/**
 * Adds which cookies another one replaces when the text is read, as what makes them different is lost; and that none is read, where the
 * text `isUnreadable`.
 */
export function withReplaced(cookies: readonly Cookie[], written: Written, isUnreadable: boolean): Written {
  const { losses } = written;
  const lost = new Set(losses.map(({ id, code }) => cookieKey(id) + code));
  // Then the text has no domains and paths.
  const isNameAlone = losses.some(({ code }) => code === 'attributes');
  const last = new Map<string, Loss>();
  const replaced: Loss[] = [];
  for (const cookie of cookies) {
    const id = idOf(cookie);
    const loses = (code: LossCode) => lost.has(cookieKey(id) + code);
    if (loses('omitted')) continue;
    if (isUnreadable) replaced.push({ id, code: 'unreadable' });
    const read = { ...id };
    if (loses('store')) read.storeId = defaultCookie().storeId;
    if (loses('partition')) read.partitionKey = null;
    const key = isNameAlone ? id.name : cookieKey(read);
    const before = last.get(key);
    if (before) replaced.push(before);
    last.set(key, { id, code: 'replaced' });
  }
  return { ...written, losses: [...losses, ...replaced] };
}
