/** A whole number as JSON would write it, if a text is one that JavaScript represents exactly. */
export function numberOrText(text: string): number | string {
  return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}
