/** 48 bits: among 10,000 values two different ones have the same hash once in some million reports. */
const DIGITS = 12;

/**
 * A hash for each value of one report: HMAC-SHA-256 (RFC 2104) with a random key, cut to 12 hexadecimal digits. Equal values
 * have equal hashes. The key is shown and stored nowhere: with a plain hash, or a known key, a short value could be guessed.
 */
export class ValueHashes {
  readonly #hashes = new Map<string, Promise<string>>();
  readonly #key = crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

  /** The hash of a value in octets. */
  of(value: string): Promise<string> {
    const hash = this.#hashes.get(value) ?? this.#sign(value);
    this.#hashes.set(value, hash);
    return hash;
  }

  async #sign(value: string): Promise<string> {
    const octets = Uint8Array.from(value, (octet) => octet.charCodeAt(0));
    const signed = new Uint8Array(await crypto.subtle.sign('HMAC', await this.#key, octets));
    return [...signed]
      .map((octet) => octet.toString(16).padStart(2, '0'))
      .join('')
      .slice(0, DIGITS);
  }
}
