import type { WantedPath } from './json-path.ts';
import { MAX_DEPTH } from './too-deep-at.ts';

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const HEX = /^[0-9a-fA-F]{4}$/;

/** The place of an error; thrown within this file only. */
class WrongAt {
  constructor(readonly at: number) {}
}

/**
 * Looks for paths in a JSON text, and notes where their values begin. Returns the position of the first character that RFC 8259
 * does not allow, or null. `JSON.parse` says neither in a way that is the same in all browsers. To be called for texts that are
 * not too deep: it calls itself once for each level.
 */
export function scanJson(text: string, wanted: WantedPath): number | null {
  try {
    const scan = new Scan(text);
    scan.value(wanted, 0);
    scan.end();
    return null;
  } catch (error) {
    if (error instanceof WrongAt) return error.at;
    throw error;
  }
}

class Scan {
  private at = 0;

  constructor(private readonly text: string) {}

  value(wanted: WantedPath | undefined, depth: number): void {
    this.space();
    if (depth > MAX_DEPTH) throw new WrongAt(this.at);
    // JSON.parse takes the last of two members with the same key.
    if (wanted) wanted.at = this.at;
    const character = this.text[this.at];
    if (character === '{') this.object(wanted, depth + 1);
    else if (character === '[') this.array(wanted, depth + 1);
    else if (character === '"') this.string();
    else this.scalar();
  }

  /** What follows the value. */
  end(): void {
    this.space();
    if (this.at < this.text.length) throw new WrongAt(this.at);
  }

  private object(wanted: WantedPath | undefined, depth: number): void {
    this.at++;
    this.space();
    if (this.takes('}')) return;
    do {
      this.space();
      const start = this.at;
      if (this.text[start] !== '"') throw new WrongAt(start);
      this.string();
      const key = wanted && wanted.below.size > 0 ? String(JSON.parse(this.text.slice(start, this.at))) : '';
      this.space();
      if (!this.takes(':')) throw new WrongAt(this.at);
      this.value(wanted?.below.get(key), depth);
      this.space();
    } while (this.takes(','));
    if (!this.takes('}')) throw new WrongAt(this.at);
  }

  private array(wanted: WantedPath | undefined, depth: number): void {
    this.at++;
    this.space();
    if (this.takes(']')) return;
    let index = 0;
    do {
      this.value(wanted?.below.get(index), depth);
      index++;
      this.space();
    } while (this.takes(','));
    if (!this.takes(']')) throw new WrongAt(this.at);
  }

  private string(): void {
    for (this.at++; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x22) {
        this.at++;
        return;
      }
      if (code < 0x20) break;
      if (code === 0x5c) this.escape();
    }
    throw new WrongAt(this.at);
  }

  /** Leaves the position at the last character of the escape. */
  private escape(): void {
    const kind = this.text[this.at + 1] ?? '';
    if (kind === 'u' && HEX.test(this.text.slice(this.at + 2, this.at + 6))) this.at += 5;
    else if (kind !== '' && '"\\/bfnrt'.includes(kind)) this.at++;
    else throw new WrongAt(this.at);
  }

  private scalar(): void {
    const word = ['true', 'false', 'null'].find((literal) => this.text.startsWith(literal, this.at));
    NUMBER.lastIndex = this.at;
    const found = word ?? NUMBER.exec(this.text)?.[0];
    if (found === undefined) throw new WrongAt(this.at);
    this.at += found.length;
  }

  private space(): void {
    while (' \t\n\r'.includes(this.text[this.at] ?? 'x')) this.at++;
  }

  private takes(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }
}
