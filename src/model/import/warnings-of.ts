import type { Cookie } from '../../cookie/cookie.ts';
import type { FormatWarning, ReadCookie } from '../../formats/format/format.ts';

/** One warning, and the cookies that it is about. */
export interface ImportWarning {
  warning: FormatWarning;
  cookies: Cookie[];
}

/** The warnings of a text, each with its cookies; not the one about the store, which a person chooses. */
export function warningsOf(read: readonly ReadCookie[]): ImportWarning[] {
  const groups = new Map<string, ImportWarning>();
  for (const { cookie, warnings } of read) {
    for (const warning of warnings) {
      if (warning.code === 'storeMissing') continue;
      const key = JSON.stringify(warning);
      const group = groups.get(key);
      if (group) group.cookies.push(cookie);
      else groups.set(key, { warning, cookies: [cookie] });
    }
  }
  return [...groups.values()];
}
