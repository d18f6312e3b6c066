/** A URL without user, query and fragment, which may hold secrets. @throws TypeError where it is none */
export function withoutQuery(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
