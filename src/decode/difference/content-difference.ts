import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import { type JsonNode, type JsonPath, readJsonNode } from '../json-edit/json-node.ts';
import { itemPairs } from './item-pairs.ts';
import { canonicalJson, isSameScalar } from './same-json.ts';

/** One place at which two contents differ. `moved`: an array has the same items in another order. */
export interface ContentDifference {
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /** Keys and indexes from the outside; an item that was removed has its old index, all others have the new one. */
  path: JsonPath;
  /** The JSON texts of both sides; absent: that side does not have the key. */
  before?: string;
  after?: string;
}

export interface ContentDifferences {
  /** The first of them: as many as a list can have. */
  first: readonly ContentDifference[];
  /** How many there are in all. */
  count: number;
}

/**
 * Where two JSON objects or two JSON arrays differ, by key. Objects and arrays are compared member by member, all else as it is
 * written: 1.0 is not 1, and no digit of a long number is lost. The order of keys makes no difference, nor do the spelling of a
 * string and space. Null where there is nothing to compare so.
 */
export function contentDifferences(before: string, after: string): ContentDifferences | null {
  const [old, now] = [readJsonNode(before), readJsonNode(after)];
  if (!('value' in old && 'value' in now) || old.value.kind !== now.value.kind || !hasParts(old.value)) return null;
  const comparison = new Comparison(before, after);
  comparison.compare(old.value, now.value, []);
  return comparison;
}

function hasParts({ kind }: JsonNode): boolean {
  return kind === 'object' || kind === 'array';
}

class Comparison {
  readonly first: ContentDifference[] = [];
  count = 0;

  constructor(
    private readonly before: string,
    private readonly after: string,
  ) {}

  compare(old: JsonNode, now: JsonNode, path: JsonPath): void {
    if (old.kind !== now.kind || !hasParts(old)) {
      const isSame = old.kind === now.kind && isSameScalar(this.textBefore(old), this.textAfter(now));
      if (!isSame) this.add('changed', path, old, now);
    } else if (old.kind === 'object') this.members(old, now, path);
    else this.items(old, now, path);
  }

  /** Two members can have the same key: the first of one object is compared with the first of the other. */
  private members(old: JsonNode, now: JsonNode, path: JsonPath): void {
    const [olds, nows] = [byKey(old), byKey(now)];
    for (const key of new Set([...olds.keys(), ...nows.keys()])) {
      const [ones, others] = [olds.get(key) ?? [], nows.get(key) ?? []];
      for (let index = 0; index < Math.max(ones.length, others.length); index++)
        this.pair(ones[index], others[index], [...path, key]);
    }
  }

  private items(old: JsonNode, now: JsonNode, path: JsonPath): void {
    const olds = old.items.map((item) => canonicalJson(this.before, item));
    const nows = now.items.map((item) => canonicalJson(this.after, item));
    const { isMoved, pairs } = itemPairs(olds, nows);
    if (isMoved) this.add('moved', path);
    for (const { before, after } of pairs)
      this.pair(before === null ? undefined : old.items[before], after === null ? undefined : now.items[after], [
        ...path,
        after ?? before ?? 0,
      ]);
  }

  private pair(old: JsonNode | undefined, now: JsonNode | undefined, path: JsonPath): void {
    if (old && now) this.compare(old, now, path);
    else this.add(old ? 'removed' : 'added', path, old, now);
  }

  private add(kind: ContentDifference['kind'], path: JsonPath, old?: JsonNode, now?: JsonNode): void {
    this.count += 1;
    if (this.first.length >= DECODE_BOUNDS.listed) return;
    const texts = { ...(old && { before: this.textBefore(old) }), ...(now && { after: this.textAfter(now) }) };
    this.first.push({ kind, path, ...texts });
  }

  private textBefore({ start, end }: JsonNode): string {
    return this.before.slice(start, end);
  }

  private textAfter({ start, end }: JsonNode): string {
    return this.after.slice(start, end);
  }
}

function byKey({ members }: JsonNode): Map<string, JsonNode[]> {
  const found = new Map<string, JsonNode[]>();
  for (const { key, node } of members) {
    const nodes = found.get(key);
    if (nodes) nodes.push(node);
    else found.set(key, [node]);
  }
  return found;
}
