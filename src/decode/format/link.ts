import type { LayerCode } from './layer-code.ts';

/**
 * How sure it is that a layer is what its code says. `certain`: the form occurs only so, or a check sum or signature says it.
 * `likely`: the form fits and something else does too, as the cookie's name. `guess`: other things look the same.
 */
export type Certainty = 'certain' | 'likely' | 'guess';

/** What a changed content becomes in its layer. */
export interface Written {
  octets: string;
  /** Whether the layer has a signature, and whether it fits to the changed content. */
  signature?: 'signed' | 'broken';
  /** Other cookies that must change with it; null: the cookie must be deleted. */
  siblings?: { name: string; value: string | null }[];
}

/** Writes a changed content back into its layer. `keys` may be empty; null: it cannot be written. */
export type Write = (inner: string, keys: readonly string[]) => Written | null | Promise<Written | null>;

/** One layer of a value: its octets are the outer form. */
export interface Link {
  code: LayerCode;
  certainty: Certainty;
  octets: string;
  data: Record<string, unknown>;
  /** Absent: the layer cannot be written back. */
  write?: Write;
}

/**
 * What a format reads of octets: its layers from the outside in, and then either octets that other formats may read, or the
 * content; null for a content that nobody can read without a key.
 */
export type Reading = { links: Link[]; inner: string } | { links: Link[]; payload: unknown };
