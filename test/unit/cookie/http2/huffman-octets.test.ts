import { expect, test } from 'vitest';
import { huffmanOctets } from '../../../../src/cookie/http2/huffman-octets.ts';

/** RFC 7541, Appendix C.4 and C.6: strings and how they are encoded. */
test.for([
  ['www.example.com', 'f1e3c2e5f23a6ba0ab90f4ff'],
  ['no-cache', 'a8eb10649cbf'],
  ['custom-key', '25a849e95ba97d7f'],
  ['custom-value', '25a849e95bb8e8b4bf'],
  ['302', '6402'],
  ['private', 'aec3771a4b'],
  ['Mon, 21 Oct 2013 20:13:21 GMT', 'd07abe941054d444a8200595040b8166e082a62d1bff'],
  ['https://www.example.com', '9d29ad171863c78f0b97c8e9ae82ae43d3'],
  ['307', '640eff'],
  ['gzip', '9bd9ab'],
  [
    'foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1',
    '94e7821dd7f2e6c7b335dfdfcd5b3960d5af27087f3672c1ab270fb5291f9587316065c003ed4ee5b1063d5007',
  ],
  ['', ''],
] as const)('%s takes as many octets as in the RFC', ([text, encoded]) => {
  expect(huffmanOctets(text)).toBe(encoded.length / 2);
});

test('the codes of all octets and of the end of a string form a complete Huffman code', () => {
  const END_BITS = 30;
  let share = 2 ** -END_BITS;
  for (let octet = 0; octet < 256; octet++) share += 2 ** -huffmanOctets(String.fromCharCode(octet).repeat(8));
  expect(share).toBe(1);
});
