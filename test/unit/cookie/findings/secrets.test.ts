import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { secretFinding } from '../../../../src/cookie/findings/secret.ts';
import { sampleCookie } from '../sample-cookie.ts';

/** Characters in an order that is not a word; no key of anybody. */
const LETTERS = 'Q8zk3Vt1xW9bN5mL7pR2aB4cD6eF0gH1jK2lM3nP';
const DIGITS_AND_CAPITALS = 'Q2ZK3VT5XW7BN5ML';

function toldOf(name: string, value: string): string {
  const found = secretFinding(sampleCookie({ name, value }));
  return found === null ? '' : `${found.severity} ${found.code} ${Object.values(found.data).join()}`;
}

describe('by the name of a cookie', () => {
  test.for<[name: string, value: string, expected: string]>([
    ['password', 'hunter2', 'warn PasswordReadable password'],
    ['PASSWORD', 'hunter2', 'warn PasswordReadable PASSWORD'],
    ['__Host-user_password', 'hunter2', 'warn PasswordReadable __Host-user_password'],
    ['savedPassword', '1234', 'warn PasswordReadable savedPassword'],
    ['userPasswd', 'p%40ss%20word', 'warn PasswordReadable userPasswd'],
    ['pwd', 'correct-horse', 'warn PasswordReadable pwd'],
    ['db_pass', 'hunter2', 'warn PasswordReadable db_pass'],
    ['bb_password', createHash('md5').update('hunter2').digest('hex'), 'warn PasswordReadable bb_password'],
    ['pass_hash', createHash('sha256').update('hunter2').digest('hex'), 'warn PasswordReadable pass_hash'],
    ['client_secret', 'Zm9vYmFy123', 'warn SecretReadable client_secret'],
    ['apiKey', LETTERS, 'warn SecretReadable apiKey'],
    ['X-API-KEY', '0b1f6a7e-6d2a-4c1d-8a6b-1c2d3e4f5a6b', 'warn SecretReadable X-API-KEY'],
    ['aws_secret_access_key', LETTERS, 'warn SecretReadable aws_secret_access_key'],
    ['private_key', LETTERS, 'warn SecretReadable private_key'],
  ])('%s=%s is named as a password or a key', ([name, value, expected]) => {
    expect(toldOf(name, value)).toBe(expected);
  });

  test.for<[name: string, value: string]>([
    ['password', ''],
    ['password', '1'],
    ['password', 'true'],
    ['password', '********'],
    ['password', '%2A%2A%2A%2A%2A%2A'],
    ['password', '/account/password'],
    ['password', '1790000000'],
    ['password', '{"changed":true}'],
    ['forgot_password', 'ann-at-example'],
    ['forgotpassword', 'requested'],
    ['showPassword', 'always-so'],
    ['password_changed', 'yesterday'],
    ['password_reset_token', LETTERS],
    ['password_policy', 'strong-1'],
    ['remember-password', 'checked'],
    ['wp-postpass_0ea4c268862c4ae0', '$P$BabcdefABCDEF0123456789'],
    ['passport', LETTERS],
    ['pass', 'season-2026'],
    ['compass', LETTERS],
    ['csrf_secret', LETTERS],
    ['_csrfSecret', LETTERS],
    ['secret_santa', 'ann-and-bob-2026'],
    ['secretary', LETTERS],
    ['secret', 'disabled'],
    ['secret', 'mysecretvalue'],
    ['public_api_key', LETTERS],
    ['form_key', 'Pbf3wck170zus0DI'],
    ['sort_key', LETTERS],
    ['access_key', '1790000000000'],
    ['keyboard', 'qwerty-2026'],
    ['session_key', LETTERS],
  ])('%s=%s is not', ([name, value]) => {
    expect(toldOf(name, value)).toBe('');
  });
});

describe('by the form of a value', () => {
  test.for<[value: string, maker: string]>([
    [`AKIA${DIGITS_AND_CAPITALS}`, 'AWS'],
    [`id%3DASIA${DIGITS_AND_CAPITALS}%26x`, 'AWS'],
    [`ghp_${LETTERS.slice(0, 36)}`, 'GitHub'],
    [`{"token":"gho_${LETTERS.slice(0, 36)}"}`, 'GitHub'],
    [`github_pat_${LETTERS.slice(0, 22)}_${LETTERS}`, 'GitHub'],
    [`glpat-${LETTERS.slice(0, 20)}`, 'GitLab'],
    [`xoxb-123456789012-123456789012-${LETTERS.slice(0, 24)}`, 'Slack'],
    [`sk_live_${LETTERS.slice(0, 24)}`, 'Stripe'],
    [`rk_live_${LETTERS.slice(0, 24)}`, 'Stripe'],
    [`AIza${LETTERS.slice(0, 35)}`, 'Google'],
    ['-----BEGIN%20RSA%20PRIVATE%20KEY-----%0AMIIE', 'PEM'],
    ['-----BEGIN+PRIVATE+KEY-----+MIIE', 'PEM'],
  ])('%s looks like a key of %s', ([value, maker]) => {
    expect(toldOf('n', value)).toBe(`warn KeyReadable ${maker}`);
  });

  test.for<[title: string, name: string, value: string]>([
    ['lower-case letters after AKIA', 'n', `AKIA${LETTERS.slice(0, 16)}`],
    ['AKIA within base64', 'n', `q8Zk/AKIA${DIGITS_AND_CAPITALS}+x`],
    ['AKIA at the start of a longer run', 'n', `AKIA${DIGITS_AND_CAPITALS}ABCD`],
    ['a word before ghp_', 'n', `my_ghp_${LETTERS.slice(0, 36)}`],
    ['ghp_ with too few letters', 'n', 'ghp_short'],
    ['the session of Slack itself', 'd', `xoxd-${LETTERS}`],
    ['a test key of Stripe', 'n', `sk_test_${LETTERS.slice(0, 24)}`],
    ['a publishable key of Stripe', 'n', `pk_live_${LETTERS.slice(0, 24)}`],
    ['a public key', 'n', '-----BEGIN PUBLIC KEY----- MIIE'],
    ['an order', 'order', 'ORD-2026-0012345678'],
    ['a Google Analytics value', '_ga', 'GA1.1.1234567890.1700000000'],
    ['a UUID', 'n', '0b1f6a7e-6d2a-4c1d-8a6b-1c2d3e4f5a6b'],
    ['a digest', 'n', createHash('sha256').update('x').digest('hex')],
    ['a double-submit token', 'XSRF-TOKEN', LETTERS],
    ['long base64', 'n', createHash('sha512').update('x').digest('base64').repeat(20)],
  ])('%s is no key', ([, name, value]) => {
    expect(toldOf(name, value)).toBe('');
  });

  test('a finding has no part of the value', () => {
    for (const [name, value] of [
      ['password', 'hunter2'],
      ['n', `ghp_${LETTERS.slice(0, 36)}`],
      ['apiKey', LETTERS],
    ] as const)
      expect(JSON.stringify(secretFinding(sampleCookie({ name, value })))).not.toContain(value.slice(0, 7));
  });
});
