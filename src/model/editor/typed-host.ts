/** A host as the jar stores it: lower case, punycode, no leading dot. A text that is no host stays: the rules reject it. */
export function readTypedHost(typed: string): string {
  const host = typed.trim().replace(/^\./, '');
  const url = `http://${host}/`;
  return /[\s/:?#@[\]]/.test(host) || !URL.canParse(url) ? host : new URL(url).hostname;
}
