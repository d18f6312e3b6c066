import { renameKey, replaceKey, replaceValue } from '../../decode/json-edit/edit-json.ts';
import { type JsonNode, nodeAt, readJsonNode } from '../../decode/json-edit/json-node.ts';

/** What is wrong with a typed token; text: message `treeFault_<code>`. `at` is a character from 1. */
export type TreeFault = { code: 'notJson' | 'notKey'; at: number } | { code: 'sameKey' | 'tooMany' };

/** A key or a value while a person types it. */
export interface TreeDraft {
  path: readonly number[];
  part: 'key' | 'value';
  typed: string;
  /** null: the text has what is typed. */
  fault: TreeFault | null;
  /** The text without this edit. */
  before: string;
  /** The member was added just now. */
  isNew: boolean;
}

/** The text with what is typed in place of a key or value, or what is wrong with it. */
export function typedText(text: string, draft: TreeDraft, typed: string): { text: string } | { fault: TreeFault } {
  const { path, part } = draft;
  if (part === 'value') {
    const edited = replaceValue(text, path, typed);
    if (!('text' in edited)) return { fault: { code: 'notJson', at: edited.at + 1 } };
    return readable(edited.text);
  }
  // A person may type a key without quotes.
  const edited = typed.startsWith('"') ? replaceKey(text, path, typed) : renameKey(text, path, typed);
  if (!('text' in edited)) return { fault: { code: 'notKey', at: edited.at + 1 } };
  return hasSameKey(edited.text, path) ? { fault: { code: 'sameKey' } } : readable(edited.text);
}

/** The text, or a fault if it has so many values that no tree can show it; the text field can edit it then. */
function readable(text: string): { text: string } | { fault: TreeFault } {
  return 'value' in readJsonNode(text) ? { text } : { fault: { code: 'tooMany' } };
}

/** Whether another member has the key of the one at this path. */
function hasSameKey(text: string, path: readonly number[]): boolean {
  const root = readJsonNode(text);
  const parent = 'value' in root ? nodeAt(root.value, path.slice(0, -1)) : null;
  const own = parent?.members[path.at(-1) ?? -1];
  return parent?.members.some((other) => other !== own && other.key === own?.key) ?? false;
}

/** A key that an object does not have yet. */
export function freeKey({ members }: JsonNode): string {
  const keys = new Set(members.map(({ key }) => key));
  for (let number = 1; ; number++) {
    const key = number === 1 ? 'key' : `key${number}`;
    if (!keys.has(key)) return key;
  }
}
