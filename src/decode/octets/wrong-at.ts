/** Where octets break the rules of a binary or serialized format; thrown and caught within its reader. */
export class WrongAt {
  constructor(
    readonly at: number,
    readonly reason: 'end' | 'depth' | 'items' | 'form',
  ) {}
}

/** What a reader found, or where it had to stop. */
export type ReadOrWrong<T> = { value: T } | { wrongAt: number; reason: WrongAt['reason'] };

/** Runs a reader; a bug in it still throws. */
export function catchWrong<T>(read: () => T): ReadOrWrong<T> {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof WrongAt) return { wrongAt: error.at, reason: error.reason };
    throw error;
  }
}
