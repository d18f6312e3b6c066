/** A URL without user, query and fragment, which may hold secrets; null where it is none. */
export function pageWithoutQuery(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
