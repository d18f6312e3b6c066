import { within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../src/cookie/octets.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { sayPattern } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { listed } from './steps-stage.ts';

/** RFC 7515 appendix A.1.1: its token, signed with its key. */
const JWT =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const KEY = JSON.stringify({
  kty: 'oct',
  k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
});

async function insideOf(name: string, value: string): Promise<HTMLElement> {
  const { row } = await listed({}, [{ ...cookie(name), value: toOctets(value) }]);
  row(name).querySelector<HTMLElement>('.name')?.click();
  return until(() => {
    const part = document.querySelector<HTMLElement>('.inside');
    expect(part).not.toBeNull();
    return part as HTMLElement;
  });
}
const layers = (part: HTMLElement) =>
  [...part.querySelectorAll<HTMLElement>('[data-layer]')].map(({ dataset }) => dataset.layer);
const facts = (part: HTMLElement) =>
  [...part.querySelectorAll<HTMLElement>('[data-fact]')].map(({ dataset }) => dataset.fact);

describe('what is inside a value', () => {
  test('is shown from the outside in, with the content in lines', async () => {
    const part = await insideOf('cart', '%7B%22Sugar%22%3A3%7D');
    expect(layers(part)).toEqual(['percent-encoding', 'json']);
    expect(part.querySelector('pre')?.textContent).toBe('{\n  "Sugar":3\n}');
    expect(part.querySelector('[name="signatureKey"]')).toBeNull();
  });

  test('is drawn together with what is below it, which does not move when the value was read', async () => {
    const { row } = await listed({}, [{ ...cookie('cart'), value: toOctets('%7B%22Sugar%22%3A3%7D') }]);
    /** What was above the attributes each time that the document changed while they were there. */
    const above = new Set<string>();
    const observer = new MutationObserver(() => {
      const siblings = [...(document.querySelector('.attributes')?.parentElement?.children ?? [])];
      const at = siblings.findIndex((part) => part.matches('.attributes'));
      if (at >= 0)
        above.add(
          siblings
            .slice(0, at)
            .map(({ className }) => className)
            .join(' '),
        );
    });
    observer.observe(document, { subtree: true, childList: true });
    row('cart').querySelector<HTMLElement>('.name')?.click();
    await until(() => expect(document.querySelector('.rule-note')).not.toBeNull());
    observer.disconnect();
    expect([...above]).toEqual(['raw-value inside sizes']);
  });

  test('of a signed token is called readable and expired, and the right key checks it', async () => {
    const part = await insideOf('token', JWT);
    expect(layers(part)).toEqual(['jwt-jws', 'base64url', 'json']);
    expect(facts(part)).toEqual(['readable', 'signatureUnchecked', 'expired', 'header']);
    expect(part.textContent).toContain('"alg":"HS256"');
    const field = within(part).getByLabelText<HTMLInputElement>(sayPattern('insideKey'));
    const type = (key: string): void => {
      field.value = key;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    type('wrong');
    await until(() => expect(facts(part)).toContain('signatureInvalid'));
    type(KEY);
    await until(() => expect(facts(part)).toContain('signatureValid'));
  });

  test('has a field for the salt where the key does not match with the known ones, and keeps it', async () => {
    const part = await insideOf('tok', 'WyJhIiwxXQ.aw7C3A.prpz6F3UiWXZ_vYp1PFL4xs_N7g');
    const input = (name: string) => part.querySelector<HTMLInputElement>(`[name="${name}"]`);
    const type = (name: string, text: string): void => {
      const field = input(name) as HTMLInputElement;
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    expect(input('signatureSalt')).toBeNull();
    type('signatureKey', 'k2');
    await until(() => expect(facts(part)).toContain('saltUnknown'));
    expect(within(part).getByLabelText(sayPattern('insideSalt'))).toBe(input('signatureSalt'));
    type('signatureSalt', 'activate');
    await until(() => expect(facts(part)).toContain('signatureValid'));
    expect(input('signatureSalt')?.value).toBe('activate');
  });

  test('has no field for a salt where the key alone signs', async () => {
    const part = await insideOf('token', JWT);
    const field = part.querySelector<HTMLInputElement>('[name="signatureKey"]') as HTMLInputElement;
    field.value = 'wrong';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => expect(facts(part)).toContain('signatureInvalid'));
    expect(part.querySelector('[name="signatureSalt"]')).toBeNull();
  });

  test('has no field for a key where none helps, as the browser lacks the algorithm', async () => {
    const [, payload, signature] = JWT.split('.');
    const part = await insideOf('token', `${btoa('{"alg":"ES256K"}')}.${payload}.${signature}`);
    expect(facts(part)).toContain('algorithmUnknown');
    expect(within(part).queryByLabelText(sayPattern('insideKey'))).toBeNull();
  });

  test('is not shown where a value is what it is', async () => {
    const { row } = await listed({}, [{ ...cookie('font'), value: toOctets('Arial') }]);
    row('font').querySelector<HTMLElement>('.name')?.click();
    await until(() => expect(document.querySelector('.attributes')).not.toBeNull());
    expect(document.querySelector('.inside')).toBeNull();
  });
});
