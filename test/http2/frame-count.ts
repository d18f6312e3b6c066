/** The client's connection preface, "PRI * HTTP/2.0…" (RFC 9113 §3.4), which comes before its first frame. */
const PREFACE = 24;
const HEAD = 9;
const [HEADERS, CONTINUATION] = [1, 9];

/** Counts, in what a client sends, the octets of the frames that hold each stream's header block (RFC 9113 §4.1). */
export class FrameCount {
  /** By stream. */
  readonly octets = new Map<number, number>();
  #pending = Buffer.alloc(0);
  #skip = PREFACE;

  read(chunk: Buffer): void {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    for (;;) {
      const skipped = Math.min(this.#skip, this.#pending.length);
      this.#pending = this.#pending.subarray(skipped);
      this.#skip -= skipped;
      if (this.#pending.length < HEAD) return;
      const octets = HEAD + this.#pending.readUIntBE(0, 3);
      const type = this.#pending[3];
      const stream = this.#pending.readUInt32BE(5) & 0x7fffffff;
      if (type === HEADERS || type === CONTINUATION) this.octets.set(stream, (this.octets.get(stream) ?? 0) + octets);
      this.#skip = octets;
    }
  }
}
