import { within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { OriginStorage } from '../../../src/contract/page.ts';
import type { Result } from '../../../src/contract/problem.ts';
import { toOctets } from '../../../src/cookie/octets.ts';
import { FORMAT_CODES } from '../../../src/formats/format/format-code.ts';
import { readCookies } from '../../../src/formats/formats.ts';
import { messageKey } from '../../../src/model/text/message.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { JAR, listed } from '../edit/steps-stage.ts';
import { openMenuDialog } from './open-menu-dialog.ts';

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
    button(say('copy'), dialog).click();
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

describe('the localStorage of the page', () => {
  const box = (dialog: HTMLElement) => dialog.querySelector<HTMLInputElement>('[name="localStorage"]');
  const storage = { origin: 'https://shop.example', items: [{ name: 'token', value: 'é' }] };

  async function playwrightDialog(reply: Result<OriginStorage>): Promise<HTMLElement> {
    await listed({ handlers: { readPageStorage: async () => reply } });
    const dialog = await openMenuDialog('export');
    expect(box(dialog)).toBeNull();
    await choose(dialog, 'exportFormat', 'playwright');
    await until(() => expect(textOf(dialog).value).toContain('"origins": []'));
    expect(box(dialog)?.checked).toBe(false);
    box(dialog)?.click();
    return dialog;
  }

  test('is part of a Playwright state on request only', async () => {
    const dialog = await playwrightDialog({ value: storage });
    await until(() => expect(textOf(dialog).value).toContain('token'));
    expect(JSON.parse(textOf(dialog).value).origins).toEqual([{ origin: storage.origin, localStorage: storage.items }]);
    expect(dialog.textContent).toContain(say('exportStorageCount', { count: 1 }));
    box(dialog)?.click();
    await until(() => expect(textOf(dialog).value).toContain('"origins": []'));
  });

  test('that cannot be read is said, and nothing is included', async () => {
    const dialog = await playwrightDialog({ problem: { code: 'no-page-storage' } });
    await until(() => expect(dialog.textContent).toContain(say('problem_noPageStorage')));
    expect(box(dialog)?.checked).toBe(false);
    await until(() => expect(textOf(dialog).value).toContain('"origins": []'));
  });
});

describe('a report without values', () => {
  const SECRET = 'a8f5f167f44f4964e6c998dee827110c';
  const session = { ...cookie('session'), value: toOctets(SECRET) };
  const twin = { ...cookie('twin'), value: toOctets(SECRET) };

  /** The report of these cookies in this format, as it is copied. */
  async function reportOf(format: 'report-html' | 'report-json', jar = [session, twin, cookie('font')]) {
    const { host } = await listed({}, jar);
    const dialog = await openMenuDialog('export');
    await choose(dialog, 'exportFormat', format);
    await until(() => expect(textOf(dialog).value).not.toBe(''));
    button(say('copy'), dialog).click();
    await until(() => expect(host.asked.copied).toHaveLength(1));
    return { dialog, host, copied: host.asked.copied[0] ?? '' };
  }

  test('says what is in it and what is not, and warns of no sign-in, since it holds none', async () => {
    const { dialog, host, copied } = await reportOf('report-html');
    for (const key of ['reportHolds', 'reportOmits', 'reportHash'] as const)
      expect(dialog.textContent).toContain(say(key));
    expect(dialog.textContent).not.toContain(say('exportSessions_bound'));
    expect(copied).not.toContain(SECRET);
    button(say('exportSave'), dialog).click();
    await until(() => expect(host.asked.saved).toEqual(['shop.example-cookies.report.html']));
  });

  test('as a page has a row for each cookie, with the warnings that Crumb shows, and no script', async () => {
    const { copied } = await reportOf('report-html', [{ ...twin, name: toOctets('<script>x</script>') }, session]);
    const page = new DOMParser().parseFromString(copied, 'text/html');
    expect(page.querySelectorAll('script')).toHaveLength(0);
    const rows = [...page.querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('<script>x</script>');
    expect(rows[1]).toContain(say('finding_SecureMissing'));
    expect(rows[0]).toContain(say('shape_hex', { octets: 32 }));
  });

  test('as JSON has equal hashes for equal values, and others in the next report', async () => {
    const { dialog, host, copied } = await reportOf('report-json');
    const hashes = JSON.parse(copied).cookies.map(({ hash }: { hash: string }) => hash);
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(hashes[2]);
    await choose(dialog, 'exportFormat', 'crumb');
    await choose(dialog, 'exportFormat', 'report-json');
    await until(() => expect(textOf(dialog).value).toContain('crumbReport'));
    button(say('copy'), dialog).click();
    await until(() => expect(host.asked.copied).toHaveLength(2));
    expect(host.asked.copied[1]).not.toContain(hashes[0]);
  });
});
