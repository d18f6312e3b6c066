import { expect, test } from 'vitest';
import { layerFacts } from '../../../../src/model/decode/layer-fact.ts';
import { decode } from '../../decode/decoded.ts';
import { url } from '../../decode/made-values.ts';

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
    expect(layers.flatMap((layer) => layerFacts(layer, 0).map((fact) => fact.code))).toEqual(['readable', code]);
  }
});
