/** One element of DER (ITU-T X.690): where its content begins and ends. */
export interface DerElement {
  tag: number;
  start: number;
  contentStart: number;
  end: number;
}

/** The element that begins at a place; null if it does not end within the octets. */
export function elementAt(der: string, start: number): DerElement | null {
  const [tag, first] = [der.charCodeAt(start), der.charCodeAt(start + 1)];
  if (Number.isNaN(first)) return null;
  const lengthOctets = first < 0x80 ? 0 : first & 0x7f;
  if (lengthOctets > 4) return null;
  let length = first < 0x80 ? first : 0;
  for (let index = 0; index < lengthOctets; index++) length = length * 256 + der.charCodeAt(start + 2 + index);
  const contentStart = start + 2 + lengthOctets;
  const end = contentStart + length;
  return end <= der.length ? { tag, start, contentStart, end } : null;
}

/** Octets with a tag and their length. */
export function element(tag: number, content: string): string {
  const { length } = content;
  const octets = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return String.fromCharCode(tag, ...octets) + content;
}
