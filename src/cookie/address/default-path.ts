/**
 * The path of a cookie that came without a usable Path attribute.
 * RFC 6265bis §5.1.4: "Output the characters of the uri-path from the first character up to, but not including, the
 * right-most %x2F ("/")"; "/" when that is empty or the path does not start with "/".
 */
export function defaultPath(requestPath: string): string {
  if (!requestPath.startsWith('/')) return '/';
  return requestPath.slice(0, requestPath.lastIndexOf('/')) || '/';
}
