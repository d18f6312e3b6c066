import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { CookiePolicy } from '../../../src/contract/access.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { harEntry } from '../../fixtures/har.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';

import { panelStage } from './panel-stage.ts';
// The view imports these lazily.
import '../../../src/view/devtools/what-if/what-if-editor.tsx';
import '../../../src/view/editor/unsaved-note.tsx';

const UNKNOWN: CookiePolicy = { own: null, thirdParty: null, ask: 'contentSettings' };
const JAR = [cookie('first', { value: '1234567890' }), cookie('second')];
const field = () => document.querySelector<HTMLTextAreaElement>('.editor [name="value"]');

/** The panel with the editor of the first cookie, into which a value was typed. */
async function typed(recorded: object[] = []) {
  const panel = panelStage(JAR, recorded, { handlers: { readCookiePolicy: async () => ({ value: UNKNOWN }) } });
  (await until(() => panel.row('first'))).focus();
  panel.press('e');
  const area = await until(() => {
    const found = field();
    if (!found) throw new Error('expected the field of the value');
    return found;
  });
  area.value = 'typed';
  area.dispatchEvent(new Event('input', { bubbles: true }));
  await until(() => expect(document.querySelector('form[data-dirty]')).not.toBeNull());
  return panel;
}
/** The first such element that no other tab hides. */
function shownIn(container: HTMLElement, selector: string): HTMLElement {
  const found = [...container.querySelectorAll<HTMLElement>(selector)].find((one) => one.closest('[hidden]') === null);
  if (!found) throw new Error(`expected ${selector}`);
  return found;
}
const isShown = () => document.querySelector('.editor')?.closest('[hidden]') === null;

test('another tab and back leave what is typed, and Escape there closes no form', async () => {
  const panel = await typed();
  panel.openTab('timeline');
  await until(() => expect(document.querySelector('[data-of="timeline"], .nothing, .log')).not.toBeNull());
  expect(isShown()).toBe(false);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  panel.openTab('cookies');
  await until(() => expect(isShown()).toBe(true));
  expect(field()?.value).toBe('typed');
});

test('a click on another row keeps what is typed and says what to do first, until it is cancelled', async () => {
  const panel = await typed();
  panel.row('second').click();
  await until(() => expect(document.querySelector('[role="alert"]')?.textContent).toBe(say('unsavedFirst')));
  expect(field()?.value).toBe('typed');
  button(say('addCookie')).click();
  expect(field()?.value).toBe('typed');
  panel.row('second').querySelector<HTMLElement>('.mark')?.click();
  await until(() => expect(panel.row('second').getAttribute('aria-selected')).toBe('true'));
  button(say('cancel')).click();
  await until(() => expect(document.querySelector('.editor')).toBeNull());
  panel.row('second').click();
  await until(() => expect(document.querySelector('.side h2')?.textContent).toBe('second'));
});

test('a double click on the row of the form, and a cookie shown from another tab, leave what is typed', async () => {
  const request = { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none', Cookie: 'second=v' };
  const panel = await typed([harEntry('https://shop.example/shop/item', { at: 1_000, request })]);
  const cell = panel.row('first').querySelector('.value');
  for (const at of [1, 2])
    cell?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: at }));
  expect(field()?.value).toBe('typed');
  panel.openTab('requests');
  (await until(() => shownIn(panel.container, '.log-rows [role="row"]'))).click();
  (await until(() => shownIn(panel.container, `[title="${say('showCookie')}"]`))).click();
  await until(() => expect(isShown()).toBe(true));
  expect(field()?.value).toBe('typed');
  await until(() => expect(document.querySelector('[role="alert"]')?.textContent).toBe(say('unsavedFirst')));
  await until(() => expect(document.activeElement).toBe(button(say('cancel'))));
});

test('Escape in the search, on a row or on the page moves to Cancel and discards nothing, also when it is held down', async () => {
  const panel = await typed();
  for (const place of [screen.getByRole('searchbox'), panel.row('second'), document.body]) {
    if (place === document.body && document.activeElement instanceof HTMLElement) document.activeElement.blur();
    else place.focus();
    panel.press('Escape');
    expect(document.activeElement).toBe(button(say('cancel')));
    expect(field()?.value).toBe('typed');
  }
  panel.press('Escape', { repeat: true });
  expect(field()?.value).toBe('typed');
  panel.press('Escape', { isComposing: true });
  expect(field()?.value).toBe('typed');
  panel.press('Escape');
  await until(() => expect(document.querySelector('.editor')).toBeNull());
});

test('the deletion of selected cookies, with the one in the form, leaves what is typed', async () => {
  const panel = await typed();
  panel.row('first').querySelector<HTMLElement>('.mark')?.click();
  (await until(() => button(say('deleteSelected', { number: 1 })))).click();
  (await until(() => button(say('deleteMany', { count: 1 })))).click();
  await until(() => expect(document.querySelector('.editor')?.textContent).toContain(say('problem_gone')));
  expect(field()?.value).toBe('typed');
});

test('a form of What if beside it has labels and descriptions of its own, and Enter in its value applies it', async () => {
  const panel = await typed();
  panel.openTab('what-if');
  const add = await until(() => button(say('sandbox_add')));
  await until(() => expect(add.disabled).toBe(false));
  add.click();
  const form = await screen.findByRole('complementary', { name: say('sandbox_add') });
  await until(() => expect(form.querySelector('[name="typedExpiry"]')).not.toBeNull());
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  for (const [name, text] of [
    ['name', 'tried'],
    ['value', 'v'],
  ] as const) {
    const area = form.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (!area) throw new Error(`expected the field ${name}`);
    expect(form.querySelector(`label[for="${area.id}"]`)?.textContent).toBe(say(`attribute_${name}`));
    area.value = text;
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.focus();
  }
  panel.press('Enter');
  await until(() => expect(panel.container.querySelector('.foretold [data-cookie="tried"]')).not.toBeNull());
  expect(panel.steps).toEqual([]);
});
