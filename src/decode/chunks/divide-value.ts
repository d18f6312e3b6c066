import type { Written } from '../format/link.ts';
import type { Sibling } from '../format/value.ts';

/** One cookie of a value that was divided, and its number. */
export interface Part {
  index: number;
  sibling: Sibling;
}

interface Divided {
  /** The cookie that is edited: one of the parts, or the one that says how many there are. */
  name: string;
  parts: readonly Part[];
  /** The number of the first part. */
  first: number;
  /** Whether a cookie of ASP.NET says how many parts there are. */
  isCounted: boolean;
}

/** As many parts as a framework reads; ten are more than all cookies of a site may have together in most servers. */
const MOST_PARTS = 20;

/**
 * Divides a changed value into parts as large as the first one was, which is the size that the framework chose. Parts that are no
 * longer needed must be deleted: a framework reads on until one is missing. Null: it would be too many.
 */
export function divideValue(changed: string, { name, parts, first, isCounted }: Divided): Written | null {
  const size = parts[0]?.sibling.value.length ?? 0;
  const stem = parts[0]?.sibling.name.replace(/\d+$/, '') ?? '';
  const count = Math.max(1, Math.ceil(changed.length / Math.max(size, 1)));
  if (size === 0 || count > MOST_PARTS) return null;
  const cookies = new Map<string, string | null>(parts.map(({ sibling }) => [sibling.name, null]));
  for (let index = 0; index < count; index++)
    cookies.set(`${stem}${first + index}`, changed.slice(index * size, (index + 1) * size));
  // ChunkingCookieManager: "chunks-N" in the cookie with the name itself.
  if (isCounted) cookies.set(stem.slice(0, -1), `chunks-${count}`);
  const own = cookies.get(name);
  cookies.delete(name);
  // The edited cookie is removed: its content is in another one now.
  if (own === undefined || own === null) return null;
  return { octets: own, siblings: [...cookies].map(([sibling, value]) => ({ name: sibling, value })) };
}
