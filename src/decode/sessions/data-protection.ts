import type { ReadFormat } from '../format/value.ts';
import { fromBase64 } from '../octets/base64.ts';
import { toHex } from '../octets/hex.ts';

/** The first four octets of what Data Protection encrypts, in base64url. */
const MAGIC = 'CfDJ8';
const SMALLEST = 4 + 16 + 16;

/**
 * What ASP.NET Core's Data Protection encrypts (learn.microsoft.com/aspnet/core/security/data-protection/implementation/
 * authenticated-encryption-details): 09 F0 C9 F0, the id of the key, and the content. The id alone can be read.
 */
export const readDataProtection: ReadFormat = ({ octets }) => {
  if (!octets.startsWith(MAGIC)) return null;
  const protectedOctets = fromBase64(octets);
  if (protectedOctets === null || protectedOctets.length < SMALLEST || !protectedOctets.startsWith('\x09\xf0\xc9\xf0'))
    return null;
  const data = {
    encrypted: true,
    keyId: guidOf(protectedOctets.slice(4, 20)),
    contentOctets: protectedOctets.length - 20,
  };
  return { links: [{ code: 'aspnetcore-dataprotection', certainty: 'certain', octets, data }], payload: null };
};

/** A GUID of .NET: its first three groups have the lowest octet first. */
function guidOf(octets: string): string {
  const reversed = (start: number, end: number) => toHex([...octets.slice(start, end)].reverse().join(''));
  return [reversed(0, 4), reversed(4, 6), reversed(6, 8), toHex(octets.slice(8, 10)), toHex(octets.slice(10))].join(
    '-',
  );
}
