/** A text that is the same for the same site in the same store. No host contains a space. */
export function keyOfSite({ site, storeId }: { site: string; storeId: string }): string {
  return `${storeId} ${site}`;
}
