import { expect, test } from 'vitest';
import { copiedText } from '../../../../src/model/text/copied-text.ts';

test('a copied text has no character that a terminal acts upon, but what is shown of it', () => {
  expect(copiedText('a=\x1b[201~\rrm x\n\x7f\x9b31m')).toBe('a=␛[201~␍rm x␊␡‹U+009B›31m');
});

test('a copied text keeps tabs and every other character', () => {
  expect(copiedText('größe\t→ 値 🍪')).toBe('größe\t→ 値 🍪');
});
