import { asOctets, type Octets } from './octets.ts';

const ASCII = /^[\0-\x7f]*$/;

/** The octets with ASCII letters in lower case: `toLowerCase` alone would change octets of other characters. */
export function asciiLowerCase(octets: Octets): Octets {
  if (ASCII.test(octets)) return asOctets(octets.toLowerCase());
  return asOctets(octets.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));
}
