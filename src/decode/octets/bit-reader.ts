import { WrongAt } from './wrong-at.ts';

/** Reads numbers of any width from octets, the highest bit first, as the consent strings of the IAB are written. */
export class BitReader {
  at = 0;

  constructor(private readonly octets: string) {}

  /** An unsigned number of up to 48 bits. */
  unsigned(width: number): number {
    if (this.at + width > this.octets.length * 8) throw new WrongAt(this.at, 'end');
    let number = 0;
    for (let left = width; left > 0; ) {
      const within = this.at & 7;
      const taken = Math.min(8 - within, left);
      const octet = this.octets.charCodeAt(this.at >> 3);
      number = number * 2 ** taken + ((octet >> (8 - within - taken)) & ((1 << taken) - 1));
      this.at += taken;
      left -= taken;
    }
    return number;
  }

  flag(): boolean {
    return this.unsigned(1) === 1;
  }

  /** The numbers, from 1, of the bits that are set among the next ones. */
  set(width: number): number[] {
    const found: number[] = [];
    for (let number = 1; number <= width; number++) if (this.flag()) found.push(number);
    return found;
  }

  /** Six bits for each letter, A is 0. */
  letters(count: number): string {
    let text = '';
    for (let index = 0; index < count; index++) {
      const letter = this.unsigned(6);
      if (letter > 25) throw this.wrong();
      text += String.fromCharCode(0x41 + letter);
    }
    return text;
  }

  wrong(): WrongAt {
    return new WrongAt(this.at, 'form');
  }

  /** Fibonacci coding: the sum of the Fibonacci numbers whose bits are set, up to two set bits in a row. */
  fibonacci(): number {
    let [before, current, sum, wasSet] = [1, 1, 0, false];
    for (let index = 0; index < 40; index++) {
      const isSet = this.flag();
      if (isSet && wasSet) return sum;
      if (isSet) sum += current;
      [before, current, wasSet] = [current, before + current, isSet];
    }
    throw this.wrong();
  }
}
