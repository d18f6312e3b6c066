import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../src/cookie/octets.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { listed } from './steps-stage.ts';

const base64url = (content: object) => btoa(JSON.stringify(content)).replaceAll('=', '');
const TOKEN = `${base64url({ alg: 'HS256' })}.${base64url({ email: 'ann@mail.example', exp: 1_700_000_000 })}.c2lnbmF0dXJl`;
const SAFE = { secure: true, httpOnly: true, sameSite: 'lax' } as const;

/** The titles of the warnings that the details show above the value and inside it. */
function titles(): { above: string[]; inside: string[] } {
  const of = (selector: string) =>
    [...document.querySelectorAll(`${selector} > .finding strong`)].map(({ textContent }) => textContent.trim());
  return { above: of('.panel-body'), inside: of('.inside') };
}

describe('the details of a cookie', () => {
  test('say what its content shows inside the value, and what its value shows above it', async () => {
    const { row } = await listed({}, [{ ...cookie('token', SAFE), value: toOctets(TOKEN) }]);
    row('token').querySelector<HTMLElement>('.name')?.click();
    await until(() =>
      expect(titles()).toEqual({ above: [say('finding_TokenExpired')], inside: [say('finding_PersonalDataReadable')] }),
    );
    const text = document.querySelector('.inside .finding')?.textContent;
    expect(text).toContain(say('finding_PersonalDataReadable_why', { places: 'email' }));
    expect(text).toContain(say('finding_PersonalDataReadable_do'));
    expect(text).not.toContain('ann@');
  });

  test('say nothing more of a content that has nothing to warn of', async () => {
    const { row } = await listed({}, [{ ...cookie('cart'), value: toOctets(btoa('{"Sugar":3}')) }]);
    row('cart').querySelector<HTMLElement>('.name')?.click();
    await until(() => expect(document.querySelector('.inside')).not.toBeNull());
    expect(titles()).toEqual({ above: [], inside: [] });
  });
});

test('a cookie named as a password is a warning above the list', async () => {
  await listed({}, [cookie('password', { value: 'hunter2' }), cookie('font')]);
  const chip = await screen.findByRole('button', { name: say('finding_PasswordReadable') });
  chip.click();
  const text = await until(() => {
    const found = document.querySelector('.warnings .finding')?.textContent;
    expect(found).toBeTruthy();
    return found ?? '';
  });
  expect(text).toContain(say('finding_PasswordReadable_why', { place: 'password' }));
  expect(text).not.toContain('hunter2');
});
