/** A URL without user, query and fragment, which may contain secrets. @throws TypeError if the text is no URL */
export function withoutQuery(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
