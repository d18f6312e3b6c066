/** Where a value is in a JSON text: keys and indexes, from outside. */
export type JsonPath = readonly (string | number)[];

/** As code would name it: `accounts[0].cookies`. */
export function pathText(path: JsonPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

/** Paths to find in a text, as a tree. */
export interface WantedPath {
  /** Where the text has the value; null: not found yet. */
  at: number | null;
  below: Map<string | number, WantedPath>;
}

export function wantedPath(): WantedPath {
  return { at: null, below: new Map() };
}

/** Adds a path to the tree. Returns the parts on it, from the outside in. */
export function want(root: WantedPath, path: JsonPath): WantedPath[] {
  let node = root;
  const nodes = [root];
  for (const step of path) {
    const next = node.below.get(step) ?? wantedPath();
    node.below.set(step, next);
    node = next;
    nodes.push(node);
  }
  return nodes;
}
