import { expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../edit/editor-stage.ts';
import { panelStage } from './panel-stage.ts';

const JAR = [cookie('first', { value: '1234567890' }), cookie('second')];
const field = () => document.querySelector<HTMLTextAreaElement>('.editor [name="value"]');

/** The panel with the editor of the first cookie, into which a value was typed. */
async function typed() {
  const panel = panelStage(JAR);
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
