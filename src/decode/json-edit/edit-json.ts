import { type JsonNode, type JsonPath, nodeAt, readJsonNode } from './json-node.ts';
import { styleOfJson, writeJson } from './json-style.ts';

/** Why a text was not changed: it is no JSON, or has nothing at that path. `at` is a position in the text. */
export interface JsonEditProblem {
  problem: 'notJson' | 'noSuchPath' | 'notJsonValue';
  at: number;
}

export type JsonEdited = { text: string } | JsonEditProblem;

/**
 * Changes of a JSON text by its spans. What an edit does not name stays letter by letter: numbers of any length, escapes, order and
 * space, which `JSON.parse` and `JSON.stringify` would write anew.
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

/** Gives a member another key. */
export function renameKey(text: string, path: JsonPath, key: string): JsonEdited {
  return editAt(text, path.slice(0, -1), (parent) => {
    const member = parent.members.findLast((found) => found.key === path.at(-1));
    return member === undefined
      ? null
      : splice(text, member.keyStart, member.keyEnd, writeJson(key, styleOfJson(text)));
  });
}

/** Removes a member or an item, and the "," that divides it from its neighbour. */
export function removeAt(text: string, path: JsonPath): JsonEdited {
  return editAt(text, path.slice(0, -1), (parent) => {
    const spans = spansOf(parent);
    const step = path.at(-1);
    const index = typeof step === 'number' ? step : parent.members.findLastIndex(({ key }) => key === step);
    const [before, span, after] = [spans[index - 1], spans[index], spans[index + 1]];
    if (span === undefined || path.length === 0) return null;
    if (after !== undefined) return splice(text, span.start, after.start, '');
    return splice(text, before?.end ?? span.start, span.end, '');
  });
}

/** Adds a member to an object, or an item to an array (without a key), after the others. */
export function appendTo(text: string, path: JsonPath, value: unknown, key?: string): JsonEdited {
  return editAt(text, path, (parent) => {
    if (parent.kind !== (key === undefined ? 'array' : 'object')) return null;
    const style = styleOfJson(text);
    const written = (key === undefined ? '' : `${writeJson(key, style)}:${style.colon}`) + writeJson(value, style);
    const spans = spansOf(parent);
    const [last, before] = [spans.at(-1), spans.at(-2)];
    if (last === undefined) return splice(text, parent.start + 1, parent.end - 1, written);
    // What stands between the two before it stands between it and the last one too.
    const between = before === undefined ? `,${style.comma}` : text.slice(before.end, last.start);
    return splice(text, last.end, last.end, between + written);
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
