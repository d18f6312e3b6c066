import type { JsonNode } from '../json-edit/json-node.ts';

/** Whether two strings, numbers or literals of JSON are the same: strings by their meaning, all else as written. */
export function isSameScalar(one: string, other: string): boolean {
  return one === other || (one.startsWith('"') && other.startsWith('"') && JSON.parse(one) === JSON.parse(other));
}

/** A JSON text that is the same for all spellings of one content: without space, keys in order, strings spelt alike. */
export function canonicalJson(text: string, node: JsonNode): string {
  if (node.kind === 'array') return `[${node.items.map((item) => canonicalJson(text, item)).join()}]`;
  if (node.kind === 'object') {
    // Members with the same key stay in their order.
    const members = node.members.toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
    return `{${members.map((member) => `${JSON.stringify(member.key)}:${canonicalJson(text, member.node)}`).join()}}`;
  }
  const scalar = text.slice(node.start, node.end);
  return node.kind === 'string' ? JSON.stringify(JSON.parse(scalar)) : scalar;
}
