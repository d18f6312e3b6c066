import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import { catchWrong, type ReadOrWrong, WrongAt } from '../octets/wrong-at.ts';

/** A value in a JSON text and its place: from `start` to before `end`. */
export interface JsonNode {
  kind: 'object' | 'array' | 'string' | 'number' | 'literal';
  start: number;
  end: number;
  /** What an object has, in the order of the text; two members can have the same key. */
  members: readonly JsonMember[];
  /** What an array has. */
  items: readonly JsonNode[];
}

export interface JsonMember {
  key: string;
  keyStart: number;
  keyEnd: number;
  node: JsonNode;
}

/** Keys and indexes from the outside. An index names a member of an object too, where two have the same key. */
export type JsonPath = readonly (string | number)[];

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const LITERAL = /true|false|null/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 section 7 forbids them in a string
const STRING = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\n\r]*/y;
/** What most values have below them: one array for all of them is made once. */
const NONE: readonly never[] = [];

/** The values of a JSON text (RFC 8259) with their places, or the place where it is no JSON, too deep or has too many values. */
export function readJsonNode(text: string): ReadOrWrong<JsonNode> {
  return catchWrong(() => {
    const scan = new Scan(text);
    const node = scan.value(0);
    scan.end();
    return node;
  });
}

/** The value at a path; of members with the same key the last, which `JSON.parse` takes. */
export function nodeAt(root: JsonNode, path: JsonPath): JsonNode | null {
  let node: JsonNode | undefined = root;
  for (const step of path) {
    if (node === undefined) return null;
    const place = placeOf(node, step);
    node = node.items[place] ?? node.members[place]?.node;
  }
  return node ?? null;
}

/** Which member or item of a value a step names; -1 for none. */
export function placeOf({ members }: JsonNode, step: string | number | undefined): number {
  return typeof step === 'number' ? step : members.findLastIndex(({ key }) => key === step);
}

class Scan {
  private at = 0;
  private count = 0;

  constructor(private readonly text: string) {}

  value(depth: number): JsonNode {
    if (depth > DECODE_BOUNDS.depth) throw new WrongAt(this.at, 'depth');
    this.take(SPACE);
    const start = this.at;
    this.count++;
    if (this.count > DECODE_BOUNDS.jsonValues) throw new WrongAt(start, 'items');
    const first = this.text[start];
    if (first === '{') return { kind: 'object', start, members: this.object(depth), items: NONE, end: this.at };
    if (first === '[') return { kind: 'array', start, members: NONE, items: this.array(depth), end: this.at };
    return { kind: this.scalar(start), start, members: NONE, items: NONE, end: this.at };
  }

  end(): void {
    this.take(SPACE);
    if (this.at < this.text.length) throw new WrongAt(this.at, 'form');
  }

  private scalar(start: number): JsonNode['kind'] {
    if (this.take(STRING) !== null) return 'string';
    if (this.take(NUMBER) !== null) return 'number';
    if (this.take(LITERAL) !== null) return 'literal';
    throw new WrongAt(start, 'form');
  }

  private object(depth: number): JsonMember[] {
    const members: JsonMember[] = [];
    this.list('}', () => {
      this.take(SPACE);
      const keyStart = this.at;
      const key = this.take(STRING);
      if (key === null) throw new WrongAt(keyStart, 'form');
      const keyEnd = this.at;
      this.take(SPACE);
      this.expect(':');
      members.push({ key: String(JSON.parse(key)), keyStart, keyEnd, node: this.value(depth + 1) });
    });
    return members;
  }

  private array(depth: number): JsonNode[] {
    const items: JsonNode[] = [];
    this.list(']', () => items.push(this.value(depth + 1)));
    return items;
  }

  private list(end: string, readOne: () => void): void {
    this.at++;
    this.take(SPACE);
    if (this.text[this.at] !== end) {
      for (;;) {
        readOne();
        this.take(SPACE);
        if (this.text[this.at] !== ',') break;
        this.at++;
      }
    }
    this.expect(end);
  }

  private expect(character: string): void {
    if (this.text[this.at] !== character) throw new WrongAt(this.at, 'form');
    this.at++;
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    this.at += found?.length ?? 0;
    return found;
  }
}
