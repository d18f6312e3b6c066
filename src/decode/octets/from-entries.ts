/** An object of its entries. A key is never more than a key: `__proto__` becomes a property as any other. */
export function fromEntries(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}
