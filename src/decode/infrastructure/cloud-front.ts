import type { ReadFormat } from '../format/value.ts';
import { fromBase64 } from '../octets/base64.ts';
import { parseJsonObject } from '../octets/parse-json.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

/** "=", "+" and "/" of base64 as CloudFront writes them. */
const BASE64: Readonly<Record<string, string>> = { '-': '+', _: '=', '~': '/' };
const FORM = /^[A-Za-z0-9~-]+_{0,2}$/;
const CODE = 'cloudfront-signed';

/**
 * Signed cookies of CloudFront (docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-cookies.html):
 * `CloudFront-Policy` is JSON in a base64 of its own, which anyone can read; others are a signature, the id of a key and a time.
 */
export const readCloudFront: ReadFormat = ({ octets, name, outer }) => {
  if (!name.startsWith('CloudFront-') || outer.some(({ code }) => code === CODE)) return null;
  if (name === 'CloudFront-Policy') return readPolicy(octets);
  if (name === 'CloudFront-Expires' && /^\d{10}$/.test(octets) && isPlausibleTime(Number(octets) * 1000)) {
    const data = { expires: timeText(Number(octets) * 1000) };
    return { links: [{ code: CODE, certainty: 'certain', octets, data }], payload: Number(octets) };
  }
  if (name === 'CloudFront-Signature' && FORM.test(octets))
    return { links: [{ code: CODE, certainty: 'likely', octets, data: {} }], payload: null };
  if (name === 'CloudFront-Key-Pair-Id' && /^[A-Z0-9]{10,40}$/.test(octets))
    return { links: [{ code: CODE, certainty: 'likely', octets, data: {} }], payload: octets };
  return null;
};

/** A custom policy, as far as it says when it ends. */
interface Policy {
  Statement?: { Condition?: { DateLessThan?: { 'AWS:EpochTime'?: number } } }[];
}

function readPolicy(octets: string): ReturnType<ReadFormat> {
  if (!FORM.test(octets)) return null;
  const inner = fromBase64(octets.replace(/[-_~]/g, (character) => BASE64[character] ?? ''));
  const policy = inner === null ? undefined : (parseJsonObject(inner) as Policy | undefined);
  if (inner === null || policy === undefined) return null;
  const end = policy.Statement?.[0]?.Condition?.DateLessThan?.['AWS:EpochTime'];
  // The signature is in another cookie.
  const write = (changed: string) => ({
    octets: btoa(changed).replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~'),
    signature: 'broken' as const,
  });
  const data = { encrypted: false, signatureIn: 'CloudFront-Signature', expires: timeText(Number(end) * 1000) };
  return { links: [{ code: CODE, certainty: 'certain', octets, data, write }], inner };
}
