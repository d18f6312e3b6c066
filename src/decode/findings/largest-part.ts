import { toOctets } from '../../cookie/octets.ts';
import type { ContentPlace } from './content-place.ts';

/** Each level is measured again. */
const MOST_LEVELS = 8;

/** The part of a content that has most of its octets. */
export interface LargestPart {
  path: ContentPlace['path'];
  /** Octets of the part and its key, written as JSON without spaces. */
  octets: number;
  /** Octets of the whole content, written so. */
  all: number;
}

/**
 * The largest member of a content, and within it the largest again, as long as that alone has half of the whole: what is to be
 * shortened or stored elsewhere. null: the content has no members.
 */
export function largestPart(payload: unknown): LargestPart | null {
  const all = octetsOf(payload);
  const path: (string | number)[] = [];
  let octets = 0;
  let inner = payload;
  while (path.length < MOST_LEVELS) {
    const largest = largestMember(inner);
    if (largest === null || (path.length > 0 && largest.octets * 2 < all)) break;
    path.push(largest.step);
    ({ octets, value: inner } = largest);
  }
  return path.length === 0 ? null : { path, octets, all };
}

interface Member {
  step: string | number;
  value: unknown;
  octets: number;
}

function largestMember(value: unknown): Member | null {
  if (typeof value !== 'object' || value === null) return null;
  let largest: Member | null = null;
  for (const [key, inner] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    const octets = octetsOf(inner) + (typeof step === 'string' ? octetsOf(step) + 1 : 0);
    if (largest === null || octets > largest.octets) largest = { step, value: inner, octets };
  }
  return largest;
}

function octetsOf(value: unknown): number {
  return toOctets(JSON.stringify(value) ?? '').length;
}
