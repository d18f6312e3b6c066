/**
 * Every stored record is the text of {"version", "value"}: Chromium counts a text by its length against the quota, and
 * an object by the memory of each of its parts, about four times as much.
 */
export interface RecordKind<Value> {
  /** To be raised when the values change their shape. */
  version: number;
  /** Whether a value that was stored under this key (without the prefix) can be used. */
  isValid(value: unknown, key: string): boolean;
  /** Makes a value of an older version (0: without an envelope) one of this version. Without it older values cannot be used. */
  upgrade?(value: unknown, version: number): unknown;
  /** Only there to tie a kind to its values. */
  example?: Value;
}

/** The kind with the one version that there was until now. */
export function recordKind<Value>(isValid: (value: unknown, key: string) => boolean): RecordKind<Value> {
  return { version: 1, isValid };
}

export function pack<Value>({ version }: RecordKind<Value>, value: Value): string {
  return JSON.stringify({ version, value });
}

/** The value of a stored record, or null where it is damaged or of another version. Without an envelope it is of an older Crumb. */
export function unpack<Value>(kind: RecordKind<Value>, stored: unknown, key: string): { value: Value } | null {
  try {
    const { version, value } =
      typeof stored === 'string' ? JSON.parse(stored) : { version: kind.upgrade ? 0 : kind.version, value: stored };
    const current =
      version === kind.version ? value : version < kind.version ? kind.upgrade?.(value, version) : undefined;
    return current !== undefined && kind.isValid(current, key) ? { value: current } : null;
  } catch {
    return null;
  }
}
