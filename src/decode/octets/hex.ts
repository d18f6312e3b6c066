const HEX = /^(?:[0-9a-fA-F]{2})+$/;

/** The octets of a text in hex; null if it is none. */
export function fromHex(text: string): string | null {
  if (!HEX.test(text)) return null;
  let octets = '';
  for (let at = 0; at < text.length; at += 2)
    octets += String.fromCharCode(Number.parseInt(text.slice(at, at + 2), 16));
  return octets;
}

/** Octets in lower-case hex. */
export function toHex(octets: string): string {
  let hex = '';
  for (let at = 0; at < octets.length; at++) hex += octets.charCodeAt(at).toString(16).padStart(2, '0');
  return hex;
}
