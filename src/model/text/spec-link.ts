/** Where a section that a Reason names can be read. */
export function specLink(section: string): string {
  if (section === 'CHIPS') return 'https://github.com/privacycg/CHIPS';
  return `https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-${section}`;
}
