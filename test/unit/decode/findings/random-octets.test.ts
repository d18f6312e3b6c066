import { expect, test } from 'vitest';
import { personalDataFinding } from '../../../../src/cookie/findings/personal-data.ts';
import { secretFinding } from '../../../../src/cookie/findings/secret.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { octetsOf } from '../octets-of.ts';
import { contentFindingsOf } from './content-findings-of.ts';

const VALUES = 25_000;

const WRITINGS: readonly ((octets: Buffer) => string)[] = [
  (octets) => octets.toString('base64'),
  (octets) => octets.toString('base64url'),
  (octets) => octets.toString('hex'),
  (octets) => octets.toString('latin1'),
  (octets) => encodeURIComponent(JSON.stringify({ id: octets.toString('base64'), at: octets.readUInt32BE(0) })),
  (octets) => Buffer.from(JSON.stringify({ visitor: octets.toString('hex'), n: [octets[0]] })).toString('base64'),
  (octets) => `GA1.1.${octets.readUInt32BE(0)}.1790000000`,
  (octets) => `ORD-${octets.readUInt16BE(0)}-${octets.readUInt32BE(0)}`,
];

test('random values have no secret, no personal data and no session in them', async () => {
  const said: string[] = [];
  for (let seed = 0; seed < VALUES; seed++) {
    const value = WRITINGS[seed % WRITINGS.length]?.(octetsOf(seed)) ?? '';
    const cookie = sampleCookie({ name: 'n', value });
    const own = [personalDataFinding(cookie), secretFinding(cookie)].filter((found) => found !== null);
    for (const { code } of [...own, ...(await contentFindingsOf(cookie))]) said.push(`${code} ${value}`);
  }
  expect(said).toEqual([]);
});
