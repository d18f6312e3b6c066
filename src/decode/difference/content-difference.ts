import { DECODE_BOUNDS } from '../format/decode-bounds.ts';

/** One place at which two contents differ; without `before` it is new, without `after` it is gone. */
export interface ContentDifference {
  /** Keys and indexes, from the outside. */
  path: readonly (string | number)[];
  before?: unknown;
  after?: unknown;
}

/**
 * Where two contents differ, by key: two objects or two arrays are compared member by member, all else as a whole. The order of keys
 * makes no difference. At most as many as a list can have.
 */
export function contentDifferences(before: unknown, after: unknown): ContentDifference[] {
  const found: ContentDifference[] = [];
  compare(before, after, [], found);
  return found;
}

function compare(before: unknown, after: unknown, path: ContentDifference['path'], found: ContentDifference[]): void {
  if (found.length >= DECODE_BOUNDS.listed || Object.is(before, after)) return;
  const isSameKind = isStructure(before) && isStructure(after) && Array.isArray(before) === Array.isArray(after);
  if (!isSameKind || path.length > DECODE_BOUNDS.depth) {
    found.push({ path, before, after });
    return;
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (found.length >= DECODE_BOUNDS.listed) return;
    const below = [...path, Array.isArray(after) ? Number(key) : key];
    if (!Object.hasOwn(before, key)) found.push({ path: below, after: after[key] });
    else if (!Object.hasOwn(after, key)) found.push({ path: below, before: before[key] });
    else compare(before[key], after[key], below, found);
  }
}

function isStructure(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
