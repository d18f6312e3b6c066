import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { ListedRule } from '../../../src/contract/rules.ts';
import { listedRule, memoryRules } from '../../fixtures/memory/memory-rules.ts';
import { say, sayPart } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { listed } from './steps-stage.ts';

const PATTERN = { name: 'cart', domain: 'shop.example', path: '/', storeId: null };
const PROTECTS = listedRule({ id: 'r1', kind: 'protect', pattern: PATTERN }, { count: 12, lastAt: Date.now() });

const field = (dialog: HTMLElement, name: string): HTMLInputElement => {
  const found = dialog.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (!found) throw new Error(`expected the field ${name}`);
  return found;
};
function type(dialog: HTMLElement, name: string, text: string): void {
  const input = field(dialog, name);
  input.value = text;
  for (const event of ['input', 'change']) input.dispatchEvent(new Event(event, { bubbles: true }));
}
/** Opens the rules from the details of a cookie. */
async function opened(rules: ListedRule[] = [], name = 'cart') {
  const stage = await listed({ handlers: memoryRules(rules) });
  stage.row(name).click();
  (await until(() => button(say(rules.length > 0 ? 'rulesOpen' : 'rulesMake')))).click();
  return { ...stage, dialog: await screen.findByRole('dialog') };
}

describe('rules', () => {
  test('one is made about the open cookie, by its name, domain and path', async () => {
    const { dialog } = await opened();
    expect(['name', 'domain', 'path'].map((name) => field(dialog, name).value)).toEqual(['cart', 'shop.example', '/']);
    type(dialog, 'kind', 'block');
    await until(() => expect(dialog.textContent).toContain(say('ruleKind_block_why')));
    type(dialog, 'name', 'cart*');
    button(say('ruleAdd'), dialog).click();
    const line = await until(() => dialog.querySelector<HTMLElement>('[data-rule="block"]') ?? Promise.reject());
    expect(line.textContent).toContain('cart*');
    expect(line.textContent).toContain(say('ruleDeleted', { count: 0 }));
  });

  test('one without a domain says why it was not made', async () => {
    const { dialog } = await opened();
    type(dialog, 'domain', '');
    await until(() => expect(field(dialog, 'domain').value).toBe(''));
    button(say('ruleAdd'), dialog).click();
    await until(() => expect(dialog.textContent).toContain(say('problem_invalidPattern')));
    expect(dialog.querySelector('[data-rule]')).toBeNull();
  });

  test('each says what it did, is switched off and removed', async () => {
    const { dialog } = await opened([PROTECTS]);
    const line = await until(() => dialog.querySelector<HTMLElement>('[data-rule]') ?? Promise.reject());
    expect(line.textContent).toContain(say('ruleRestored', { count: 12 }));
    line.querySelector<HTMLElement>('input')?.click();
    await until(() => expect(dialog.querySelector('[data-off]')).not.toBeNull());
    button(say('ruleRemove'), dialog).click();
    await until(() => expect(dialog.textContent).toContain(say('rulesCount', { count: 0 })));
  });

  test('one that acted too often says that it pauses, and can be tried again', async () => {
    const { dialog } = await opened([{ ...PROTECTS, pausedUntil: Date.now() + 60_000 }]);
    await until(() => expect(dialog.textContent).toContain(sayPart('rulePaused')));
    button(say('ruleResume'), dialog).click();
    await until(() => expect(dialog.textContent).not.toContain(sayPart('rulePaused')));
  });

  test('the details and the editor of a cookie say which rule holds for it, others do not', async () => {
    const { row, press } = await listed({ handlers: memoryRules([PROTECTS]) });
    row('cart').click();
    await until(() => expect(document.body.textContent).toContain(say('ruleHolds_protect', { count: 12 })));
    press('e');
    await until(() => expect(document.body.textContent).toContain(say('ruleHolds_protect_edit')));
    press('Escape');
    await until(() => expect(document.querySelector('form.editor')).toBeNull());
    row('sid').click();
    await until(() => button(say('rulesMake')));
    expect(document.querySelector('[data-holds]')).toBeNull();
  });
});
