import { createHash } from 'node:crypto';

/** Random choices that are the same each time for the same seed, on any machine. */
export class Random {
  #state: number;

  constructor(seed: string) {
    this.#state = createHash('sha256').update(seed).digest().readUInt32LE();
  }

  /** 0 ≤ x < 1 (the generator "mulberry32"). */
  unit(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.unit() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.unit() < share;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.int(0, items.length - 1)] ?? items[0];
  }

  /** One of several makers, chosen by its weight. */
  weighted<Result>(...makers: readonly [weight: number, make: () => Result][]): Result {
    let left = this.unit() * makers.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, make] of makers) {
      left -= weight;
      if (left < 0) return make();
    }
    throw new Error('nothing to choose from');
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, place: this.unit() }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  }

  /** The text, sometimes in capitals, or in mixed case. */
  cased(text: string): string {
    return this.weighted(
      [6, () => text],
      [1, () => text.toUpperCase()],
      [1, () => text.toLowerCase()],
      [
        1,
        () => Array.from(text, (letter) => (this.chance(0.5) ? letter.toUpperCase() : letter.toLowerCase())).join(''),
      ],
    );
  }
}
