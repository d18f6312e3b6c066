/** Bounds of the work for a value: values come from servers and pages, and one can be made so that it would take hours. */
export const DECODE_BOUNDS = {
  /** Octets of a value, of all its chunks together. Browsers store 4,096 for a cookie; frameworks join a dozen at most. */
  octets: 128 * 1024,
  /** Octets that compressed content may become: 1 kB of gzip can be 1 MB. */
  inflated: 128 * 1024,
  /** Layers that are undone one after the other. */
  layers: 12,
  /** Levels of brackets, arrays and maps. */
  depth: 64,
  /** Values within MessagePack, PHP serialize or Erlang terms. */
  items: 20_000,
  /** Values within JSON that is edited by its spans: more take longer than 50 ms. */
  jsonValues: 10_000,
  /** Pairs or items of a list. */
  listed: 1_000,
  /** Keys that are tried. */
  keys: 20,
} as const;
