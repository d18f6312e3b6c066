import { createHmac, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { layerFacts } from '../../../../src/model/decode/layer-fact.ts';
import { decode } from '../../decode/decoded.ts';
import { railsSigned, url } from '../../decode/made-values.ts';

test.each([
  ['HS256', url(Buffer.alloc(32)), 'signatureUnchecked'],
  // A key would change nothing.
  ['HS256', '', 'signatureMissing'],
  ['ES256K', url(Buffer.alloc(64)), 'algorithmUnknown'],
  ['Ed448', url(Buffer.alloc(114)), 'algorithmUnknown'],
])('a JWT of %s with the signature %j has the fact %s, with a key too', async (alg, signature, code) => {
  const token = `${url(JSON.stringify({ alg }))}.${url('{"sub":"1"}')}.${signature}`;
  for (const keys of code === 'signatureUnchecked' ? [[]] : [[], ['key']]) {
    const { layers } = await decode(token, { keys });
    // Without a signature anyone can change it.
    const expected = code === 'signatureMissing' ? [code, 'header'] : ['readable', code, 'header'];
    expect(layers.flatMap((layer) => layerFacts(layer, 0).map((fact) => fact.code))).toEqual(expected);
  }
});

/** The facts about a value, with their times. */
async function factsOf(name: string, value: string, keys: string[] = []): Promise<string[]> {
  const { layers } = await decode(value, { name, keys });
  return layers
    .flatMap((layer) => layerFacts(layer, Date.UTC(2026, 0)))
    .map((fact) => ('time' in fact ? `${fact.code} ${new Date(fact.time).toISOString()}` : fact.code));
}

const TIME = 1_763_800_000;
const ISO = '2025-11-22T08:26:40.000Z';
const LATER = '2025-11-22T08:28:43.000Z';

test.each([
  ['_ga', `GA1.1.1033501218.${TIME}`, [`time ${ISO}`]],
  ['_ga_ABC', `GS1.1.${TIME}.3.1.${TIME + 123}.60.0.0`, [`sessionStart ${ISO}`, `lastHit ${LATER}`]],
  ['_ga_ABC', `GS2.1.s${TIME}$o3$g0$t${TIME + 123}$j60`, [`sessionStart ${ISO}`, `lastHit ${LATER}`]],
  [
    'euconsent-v2',
    'CQujIwAQujIwAAcADCENEsFoAKBgAAIAAAAAAAAAAAAA',
    ['time 2026-12-01T00:00:00.000Z', 'lastUpdated 2026-12-01T00:00:00.000Z'],
  ],
  ['CloudFront-Expires', '1900000000', ['validUntil 2030-03-17T17:46:40.000Z']],
  [
    'CloudFront-Policy',
    btoa('{"Statement":[{"Condition":{"DateLessThan":{"AWS:EpochTime":1900000000}}}]}').replaceAll('=', '_'),
    ['readable', 'validUntil 2030-03-17T17:46:40.000Z'],
  ],
  // It may be the end of something.
  ['expires_at', String(TIME), [`moment ${ISO}`]],
  ['until', '2025-11-22T08:26:40Z', [`moment ${ISO}`]],
])('the facts about %s name its times as what they are', async (name, value, facts) => {
  expect(await factsOf(name, value)).toEqual(facts);
});

test.each([
  ['CloudFront-Signature', 'a~b-c_', []],
  ['.ASPXAUTH', 'AB'.repeat(64), ['encrypted']],
  ['csrftoken', 'a'.repeat(32), []],
  ['sessionid', 'a'.repeat(32), ['opaque']],
  ['__cflb', '02DiuJKvtSPDbSw', ['knownByName']],
  // Nobody signed the address of a server.
  ['BIGipServerpool', '1677787402.36895.0000', []],
])('the facts about %s claim no more than is known', async (name, value, facts) => {
  expect(await factsOf(name, value)).toEqual(facts);
});

test('a token that anyone can sign is not one that only the server can change', async () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const message = `${url('{"alg":"HS256"}')}.${url('{"sub":"1"}')}`;
  const token = `${message}.${createHmac('sha256', key).update(message).digest('base64url')}`;
  expect(await factsOf('token', token, [key])).toEqual(['publicKeyAsSecret', 'header']);
});

test.each([
  ['Fernet', `gAAAAABpIXUA${'A'.repeat(86)}`],
  ['Laravel', btoa(JSON.stringify({ iv: `${'A'.repeat(22)}==`, value: `${'A'.repeat(22)}==`, mac: 'a'.repeat(64) }))],
])('the facts about %s say of a key that cannot be used that it cannot', async (_title, value) => {
  expect(await factsOf('a', value)).toContain('signatureUnchecked');
  const facts = await factsOf('a', value, ['-----BEGIN PUBLIC KEY-----\nAAA']);
  expect(facts).toContain('keyOfOtherKind');
  expect(facts).not.toContain('signatureUnchecked');
});

test('the message of a cookie that Rails signs is a fact, as it is base64 in the content', async () => {
  const envelope = '{"_rails":{"message":"IjQyIg==","exp":null,"pur":"cookie.user_id"}}';
  const { layers } = await decode(railsSigned(envelope, 'k'));
  expect(layers.flatMap((layer) => layerFacts(layer, 0))).toContainEqual({ code: 'message', text: '"42"' });
});

test.each<[title: string, name: string, value: string, fact: object]>([
  ['the header of a JWE', 'a', `${url('{"alg":"dir","enc":"A256GCM"}')}..YQ.YQ.YQ`, { code: 'header' }],
  [
    'the id of the key of Data Protection',
    '.AspNetCore.Cookies',
    `CfDJ8${'A'.repeat(59)}`,
    { code: 'keyId', text: '00000000-0000-0000-0000-000000000000' },
  ],
  ['the reason why Marshal of Ruby is not read', 'a', `BAh7BjoGYWkG--${'a'.repeat(40)}`, { code: 'notRead' }],
  ['the part that is missing', 'authjs.session-token.1', 'abc', { code: 'partsMissing', text: '0', isWarning: true }],
])('the facts have %s', async (_title, name, value, fact) => {
  const { layers } = await decode(value, { name });
  expect(layers.flatMap((layer) => layerFacts(layer, 0))).toContainEqual(expect.objectContaining(fact));
});
