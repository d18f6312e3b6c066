/** The octets without percent-encoding; a "%" that begins no escape stays. */
export function percentDecoded(octets: string): string {
  if (!octets.includes('%')) return octets;
  return octets.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
