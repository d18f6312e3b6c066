import { type JsonNode, type JsonPath, nodeAt, placeOf, readJsonNode } from './json-node.ts';
import { spaceToAppend } from './json-space.ts';
import { styleOfJson, writeJson } from './json-style.ts';

/** Why a text was not changed: it is no JSON, or has nothing at that path. `at` is a position in the text, or in what was typed. */
export interface JsonEditProblem {
  problem: 'notJson' | 'noSuchPath' | 'notJsonValue';
  at: number;
}

export type JsonEdited = { text: string } | JsonEditProblem;

/**
 * Changes of a JSON text by its spans. What an edit does not name stays letter by letter: numbers of any length, escapes, order and
 * space, which `JSON.parse` and `JSON.stringify` would write in another way.
 */
export function replaceValue(text: string, path: JsonPath, json: string): JsonEdited {
  const inserted = readJsonNode(json);
  if (!('value' in inserted)) return { problem: 'notJsonValue', at: inserted.wrongAt };
  return editAt(text, path, ({ start, end }) => splice(text, start, end, json.trim()));
}

/** Puts a value in place of another, in the style of the text. */
export function setValue(text: string, path: JsonPath, value: unknown): JsonEdited {
  return replaceValue(text, path, writeJson(value, styleOfJson(text)));
}

/** Gives a member another key, in the style of the text. */
export function renameKey(text: string, path: JsonPath, key: string): JsonEdited {
  return replaceKey(text, path, writeJson(key, styleOfJson(text)));
}

/** Puts a JSON string in place of the key of a member. */
export function replaceKey(text: string, path: JsonPath, json: string): JsonEdited {
  const inserted = readJsonNode(json);
  if (!('value' in inserted)) return { problem: 'notJsonValue', at: inserted.wrongAt };
  if (inserted.value.kind !== 'string') return { problem: 'notJsonValue', at: 0 };
  return editAt(text, path.slice(0, -1), (parent) => {
    const member = parent.members[placeOf(parent, path.at(-1))];
    return member === undefined ? null : splice(text, member.keyStart, member.keyEnd, json.trim());
  });
}

/** Removes a member or an item, and the "," that divides it from its neighbour. */
export function removeAt(text: string, path: JsonPath): JsonEdited {
  return editAt(text, path.slice(0, -1), (parent) => {
    const spans = spansOf(parent);
    const index = placeOf(parent, path.at(-1));
    const [before, span, after] = [spans[index - 1], spans[index], spans[index + 1]];
    if (span === undefined || path.length === 0) return null;
    if (after !== undefined) return splice(text, span.start, after.start, '');
    // The space before the closing bracket stays for the one that is last now.
    if (before !== undefined) return splice(text, before.end, span.end, '');
    return splice(text, parent.start + 1, parent.end - 1, '');
  });
}

/** Adds a member to an object, or an item to an array (without a key), after the others. */
export function appendTo(text: string, path: JsonPath, value: unknown, key?: string): JsonEdited {
  return editAt(text, path, (parent) => {
    if (parent.kind !== (key === undefined ? 'array' : 'object')) return null;
    const style = styleOfJson(text);
    const last = parent.members.at(-1);
    // As in the member before it, which may have a style of its own.
    const colon = last === undefined ? `:${style.colon}` : text.slice(last.keyEnd, last.node.start);
    const written = (key === undefined ? '' : writeJson(key, style) + colon) + writeJson(value, style);
    const spans = spansOf(parent);
    const { before, after } = spaceToAppend(text, parent, spans, style);
    const end = spans.at(-1)?.end;
    if (end === undefined) return splice(text, parent.start + 1, parent.end - 1, before + written + after);
    return splice(text, end, end, before + written);
  });
}

function editAt(text: string, path: JsonPath, edit: (node: JsonNode) => string | null): JsonEdited {
  const root = readJsonNode(text);
  if (!('value' in root)) return { problem: 'notJson', at: root.wrongAt };
  const node = nodeAt(root.value, path);
  const edited = node === null ? null : edit(node);
  return edited === null ? { problem: 'noSuchPath', at: node?.start ?? 0 } : { text: edited };
}

function spansOf({ members, items }: JsonNode): { start: number; end: number }[] {
  return [...members.map(({ keyStart, node }) => ({ start: keyStart, end: node.end })), ...items];
}

function splice(text: string, start: number, end: number, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(end);
}
