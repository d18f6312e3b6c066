import { expect, test } from 'vitest';
import { dataOf } from '../decoded.ts';

/** A certificate of a key on P-256, and a token that the key signed; both made by openssl and Node. */
const CERTIFICATE = [
  '-----BEGIN CERTIFICATE-----',
  'MIIBbTCCAROgAwIBAgIUB6jSinZh8Jsw33zgnggubjCxarQwCgYIKoZIzj0EAwIw',
  'DDEKMAgGA1UEAwwBYTAeFw0yNjExMzAwNDQzMTRaFw0zNjExMjcwNDQzMTRaMAwx',
  'CjAIBgNVBAMMAWEwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASYV3lpmZIVoFI6',
  'gzeuYGFK017049FJEdFSED6ZUN6mJtm+lcYY8msYfim2/o11sRb390JluVTPEg5J',
  'dkRmzNXFo1MwUTAdBgNVHQ4EFgQUpbCFBf6euFbJqAZU/u+2zNjw/6wwHwYDVR0j',
  'BBgwFoAUpbCFBf6euFbJqAZU/u+2zNjw/6wwDwYDVR0TAQH/BAUwAwEB/zAKBggq',
  'hkjOPQQDAgNIADBFAiBGrCc+xtM2mpvny66RE3QXMkhvmYxaLzeGVMt2tkpu5wIh',
  'AIE+CQzt/IT59YupTb/N5q8GzvvBghoR3JxgPscaDtMG',
  '-----END CERTIFICATE-----',
].join('\n');
const TOKEN =
  'eyJhbGciOiJFUzI1NiJ9.e30.W09RpQL4IMHrsFCV5JGX4F9Jwy57uhJd_HRh-MIvkED9yBOEc59WE-l_UVsVXwI9gl7sUFqGtsABajPEVeb98A';

test('a JWT is checked with the public key of a certificate', async () => {
  expect(await dataOf('jwt-jws', TOKEN, { keys: [CERTIFICATE] })).toMatchObject({ signature: 'valid' });
  const changed = TOKEN.replace('.e30.', '.W10.');
  expect(await dataOf('jwt-jws', changed, { keys: [CERTIFICATE] })).toMatchObject({ signature: 'invalid' });
});

test('a certificate that is cut off is no key', async () => {
  for (let length = 30; length < CERTIFICATE.length - 40; length += 37) {
    const cut = `${CERTIFICATE.slice(0, length).replace(/=+$/, '')}\n-----END CERTIFICATE-----`;
    expect(await dataOf('jwt-jws', TOKEN, { keys: [cut] })).not.toMatchObject({ signature: 'valid' });
  }
});
