import { expect, test } from 'vitest';
import { readTopLevelSite } from '../../../../src/model/editor/partition.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

test.for([
  ['https://shop.example', 'https://shop.example'],
  [' https://shop.example/ ', 'https://shop.example'],
  ['HTTPS://WWW.Shop.Example:8443/a?b#c', 'https://shop.example'],
  ['http://shop.example', 'http://shop.example'],
  ['http://localhost:5000', 'http://localhost'],
  ['http://127.0.0.1:5000', 'http://127.0.0.1'],
  ['http://[::1]', 'http://[::1]'],
  ['https://a.shop.co.uk', 'https://shop.co.uk'],
  ['https://co.uk', 'https://co.uk'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
] as const)('"%s" is the site %s', ([typed, site]) => {
  expect(readTopLevelSite(typed, registrableDomain)).toBe(site);
});

test.for([
  '',
  'shop.example',
  '//shop.example',
  'https:shop.example',
  'https://',
  'https:///shop.example',
  'https://shop .example',
  'https://me@shop.example',
  'https://me:pw@shop.example',
  'https://shop..example',
  'ftp://shop.example',
  'about:blank',
  'null',
])('"%s" is rejected', (typed) => {
  expect(readTopLevelSite(typed, registrableDomain)).toBeNull();
});
