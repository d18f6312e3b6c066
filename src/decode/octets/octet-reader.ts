import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import { WrongAt } from './wrong-at.ts';

/** Reads octets from the left. Reading beyond the end, the depth or the number of items throws `WrongAt`. */
export class OctetReader {
  at = 0;
  private items = 0;

  constructor(readonly octets: string) {}

  get isAtEnd(): boolean {
    return this.at === this.octets.length;
  }

  /** Counts a value and its depth. */
  enter(depth: number): void {
    this.items++;
    if (depth > DECODE_BOUNDS.depth) throw new WrongAt(this.at, 'depth');
    if (this.items > DECODE_BOUNDS.items) throw new WrongAt(this.at, 'items');
  }

  take(count: number): string {
    if (count < 0 || this.at + count > this.octets.length) throw new WrongAt(this.at, 'end');
    this.at += count;
    return this.octets.slice(this.at - count, this.at);
  }

  /** An unsigned number of up to six octets, the first the highest. */
  unsigned(count: number): number {
    let number = 0;
    for (const octet of this.take(count)) number = number * 256 + octet.charCodeAt(0);
    return number;
  }

  signed(count: number): number {
    const number = this.unsigned(count);
    return number >= 2 ** (count * 8 - 1) ? number - 2 ** (count * 8) : number;
  }

  /** The eight octets of a number as a view, for what JavaScript has no shorter way. */
  view(count: 4 | 8): DataView {
    const view = new DataView(new ArrayBuffer(count));
    for (let index = 0; index < count; index++) view.setUint8(index, this.unsigned(1));
    return view;
  }

  /** The octets up to a mark, which is skipped. */
  until(mark: string): string {
    const end = this.octets.indexOf(mark, this.at);
    if (end < 0) throw new WrongAt(this.at, 'end');
    const found = this.octets.slice(this.at, end);
    this.at = end + mark.length;
    return found;
  }

  expect(mark: string): void {
    if (!this.octets.startsWith(mark, this.at)) throw this.wrong();
    this.at += mark.length;
  }

  wrong(): WrongAt {
    return new WrongAt(this.at, 'form');
  }
}
