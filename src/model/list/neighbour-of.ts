/** The key of the line to move to when these leave the list: the next one that stays, else the one before; null: there is none. */
export function neighbourOf(leaving: ReadonlySet<string>, order: readonly string[]): string | null {
  const first = order.findIndex((key) => leaving.has(key));
  const stays = (key: string): boolean => !leaving.has(key);
  return order.slice(first + 1).find(stays) ?? order.slice(0, Math.max(0, first)).findLast(stays) ?? null;
}
