import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import { BitReader } from '../octets/bit-reader.ts';
import { WrongAt } from '../octets/wrong-at.ts';

/** What the core of a TC string says. Times are in milliseconds; vendors are counted. */
export interface TcfCore {
  version: number;
  created: number;
  lastUpdated: number;
  cmpId: number;
  cmpVersion: number;
  consentScreen: number;
  consentLanguage: string;
  vendorListVersion: number;
  tcfPolicyVersion: number;
  isServiceSpecific: boolean;
  useNonStandardTexts: boolean;
  specialFeatureOptIns: number[];
  purposeConsents: number[];
  purposeLegitimateInterests: number[];
  purposeOneTreatment: boolean;
  publisherCountryCode: string;
  vendorConsents: number;
  vendorLegitimateInterests: number;
  publisherRestrictions: number;
}

/**
 * Reads the core segment of a TC string of the Transparency and Consent Framework, version 2 (github.com/InteractiveAdvertisingBureau/
 * GDPR-Transparency-and-Consent-Framework, "The Core String"). Throws `WrongAt` where the octets end too early.
 */
export function readTcfCore(octets: string): TcfCore {
  const bits = new BitReader(octets);
  return {
    version: bits.unsigned(6),
    created: bits.unsigned(36) * 100,
    lastUpdated: bits.unsigned(36) * 100,
    cmpId: bits.unsigned(12),
    cmpVersion: bits.unsigned(12),
    consentScreen: bits.unsigned(6),
    consentLanguage: bits.letters(2),
    vendorListVersion: bits.unsigned(12),
    tcfPolicyVersion: bits.unsigned(6),
    isServiceSpecific: bits.flag(),
    useNonStandardTexts: bits.flag(),
    specialFeatureOptIns: bits.set(12),
    purposeConsents: bits.set(24),
    purposeLegitimateInterests: bits.set(24),
    purposeOneTreatment: bits.flag(),
    publisherCountryCode: bits.letters(2),
    vendorConsents: countVendors(bits),
    vendorLegitimateInterests: countVendors(bits),
    publisherRestrictions: countRestrictions(bits),
  };
}

/** Counts vendors: a bit for each up to the highest id, or ranges of ids. */
function countVendors(bits: BitReader): number {
  const highest = bits.unsigned(16);
  if (bits.flag()) return countRanges(bits, highest);
  let count = 0;
  for (let left = highest; left > 0; left -= 24) {
    const width = Math.min(24, left);
    for (let set = bits.unsigned(width); set > 0; set &= set - 1) count++;
  }
  return count;
}

function countRanges(bits: BitReader, highest: number): number {
  let count = 0;
  for (let left = bits.unsigned(12); left > 0; left--) {
    const isRange = bits.flag();
    const start = bits.unsigned(16);
    const end = isRange ? bits.unsigned(16) : start;
    if (start === 0 || end < start || end > highest) throw new WrongAt(bits.at, 'form');
    count += end - start + 1;
  }
  return count;
}

function countRestrictions(bits: BitReader): number {
  const restrictions = bits.unsigned(12);
  if (restrictions > DECODE_BOUNDS.listed) throw new WrongAt(bits.at, 'items');
  for (let left = restrictions; left > 0; left--) {
    // Purpose and kind of restriction.
    bits.unsigned(8);
    countRanges(bits, 0xffff);
  }
  return restrictions;
}
