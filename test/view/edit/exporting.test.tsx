import { within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { FORMAT_CODES } from '../../../src/formats/format/format-code.ts';
import { readCookies } from '../../../src/formats/formats.ts';
import { messageKey } from '../../../src/model/text/message.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { openMenuDialog } from './open-menu-dialog.ts';
import { button, JAR, listed } from './steps-stage.ts';

async function choose(dialog: HTMLElement, label: 'cookieChoice' | 'exportFormat', value: string): Promise<void> {
  const field = await until(() => within(dialog).getByLabelText<HTMLSelectElement>(say(label)));
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
const textOf = (dialog: HTMLElement) =>
  within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: say('exportText') });

describe('exporting cookies', () => {
  test('the shown cookies are exported without any loss, and the text is copied as it is', async () => {
    const { host } = await listed();
    const dialog = await openMenuDialog('export');
    await until(() => expect(dialog.textContent).toContain(say('exportLossless')));
    button(say('exportCopy'), dialog).click();
    await until(() => expect(host.asked.copied).toHaveLength(1));
    const { format, cookies, problems } = readCookies(host.asked.copied[0] ?? '');
    expect({ format, problems }).toEqual({ format: 'crumb', problems: [] });
    expect(cookies.map(({ cookie }) => cookie)).toEqual(JAR);
  });

  test('a format that loses something says what, and of which cookies, before anything leaves', async () => {
    await listed();
    const dialog = await openMenuDialog('export');
    await choose(dialog, 'exportFormat', 'netscape-wget');
    await until(() => expect(dialog.querySelector('.losses')?.textContent).toContain(say('loss_httpOnly')));
    const line = [...dialog.querySelectorAll('.losses li')].find(({ textContent }) =>
      textContent?.startsWith(say('loss_httpOnly')),
    );
    expect(line?.textContent).toContain('sid');
    expect(line?.textContent).not.toContain('cart');
  });

  test('only the selected cookies are exported where some are', async () => {
    const { row } = await listed();
    row('cart').querySelector<HTMLElement>('.mark')?.click();
    const dialog = await openMenuDialog('export');
    await until(() =>
      expect(readCookies(textOf(dialog).value).cookies.map(({ cookie }) => cookie.name)).toEqual(['cart']),
    );
  });

  test('everything that Crumb may read is exported when it is chosen', async () => {
    const all = [...JAR, { ...JAR[0], domain: 'other.example' }] as typeof JAR;
    await listed({ handlers: { readAllCookies: async () => ({ value: all }) } });
    const dialog = await openMenuDialog('export');
    await choose(dialog, 'cookieChoice', 'everything');
    await until(() => expect(readCookies(textOf(dialog).value).cookies.map(({ cookie }) => cookie)).toEqual(all));
  });

  test('a sign-in among the cookies is named with a warning', async () => {
    await listed({}, [
      {
        ...(JAR[0] as (typeof JAR)[0]),
        name: JAR[0]?.name as never,
        value: 'a8f5f167f44f4964e6c998dee827110c' as never,
      },
    ]);
    const dialog = await openMenuDialog('export');
    await until(() => expect(dialog.textContent).toContain(say('exportSessions', { count: 1 })));
  });

  test.each(FORMAT_CODES)('%s has a name, says what it is for, and is saved as a file', async (code) => {
    const { host } = await listed();
    const dialog = await openMenuDialog('export');
    await choose(dialog, 'exportFormat', code);
    await until(() => expect(dialog.textContent).toContain(say(messageKey('formatNote', code))));
    await until(() => expect(button(say('exportSave'), dialog).disabled).toBe(false));
    expect(textOf(dialog).value).not.toBe('');
    button(say('exportSave'), dialog).click();
    await until(() => expect(host.asked.saved).toEqual([expect.stringMatching(/^shop\.example-cookies\.\w/)]));
  });
});
