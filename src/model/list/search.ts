import type { Cookie } from '../../cookie/cookie.ts';
import { searchText } from '../jar/row.ts';

/** Whether a cookie is among those a person looks for: every word of `query` is in its name, value, domain or path. */
export function searchFor(query: string): (cookie: Cookie) => boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (cookie) => {
    if (words.length === 0) return true;
    const text = searchText(cookie);
    return words.every((word) => text.includes(word));
  };
}
