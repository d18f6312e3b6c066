import { within } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import type { Settings } from '../../../src/contract/settings.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import type { StageOptions } from '../stage.ts';
import { type PanelStage, panelStage } from './panel-stage.ts';

const PAGE = 'https://shop.example/shop/item';
const JAR = [
  cookie('first', { value: '1234567890', secure: true, httpOnly: true }),
  cookie('second', { path: '/shop', sameSite: 'strict' }),
];
const OTHERS = [
  cookie('uid', { domain: 'ads.test', secure: true, sameSite: 'none' }),
  cookie('lax', { domain: 'ads.test', sameSite: 'lax' }),
];
const LOADED = {
  hosts: ['ads.test'],
  jar: OTHERS,
  locked: { hosts: [], origins: [] },
  leftOut: 0,
  isPageUnread: false,
  unknownFrames: 0,
  isRecordFull: false,
};
const FRAME = { url: 'https://ads.test/frame?id=1', ancestors: [PAGE] };

async function opened(options: StageOptions = {}): Promise<PanelStage> {
  const panel = panelStage(JAR, [], { listing: { loaded: LOADED }, ...options });
  await until(() => expect(rows(panel)).toEqual(['first', 'second']));
  return panel;
}

const rows = ({ container }: PanelStage) =>
  [...container.querySelectorAll<HTMLElement>('.rows [data-cookie-name]')].map((row) => row.dataset.cookieName);
const headings = ({ container }: PanelStage) =>
  [...container.querySelectorAll('.head [role="columnheader"] .sort')].map((button) => button.textContent);

const WIDE_COLUMNS = [
  'name',
  'value',
  'domain',
  'path',
  'expires',
  'size',
  'httpOnly',
  'secure',
  'sameSite',
  'partition',
  'findings',
] as const;

describe('the wide table of cookies', () => {
  test('the table has a column for each attribute, and a cell for each column', async () => {
    const panel = await opened();
    const { container } = panel;
    expect(headings(panel)).toEqual(WIDE_COLUMNS.map((column) => say(`column_${column}`)));
    const cells = [...panel.row('first').querySelectorAll('[role="gridcell"]')];
    expect(cells).toHaveLength(headings(panel).length + 1);
    expect(container.querySelector('[data-cookie-name="first"] .secure svg')?.getAttribute('aria-label')).toBe(
      say('flag_secure'),
    );
    expect(container.querySelector('[data-cookie-name="second"] .secure svg')).toBeNull();
    expect(container.querySelector('[data-cookie-name="second"] .path')?.textContent).toBe('/shop');
    expect(panel.grid().getAttribute('aria-colcount')).toBe(String(cells.length));
  });

  test('a choice of columns is stored', async () => {
    const writeSettings = vi.fn(async (change: Partial<Settings>) => ({
      value: { extent: 'page' as const, budget: 'nginx', ...change },
    }));
    const panel = await opened({ handlers: { writeSettings } });
    within(panel.container)
      .getByRole('checkbox', { name: say('column_domain'), hidden: true })
      .click();
    await until(() => expect(headings(panel)).not.toContain(say('column_domain')));
    expect(writeSettings.mock.lastCall?.[0].tables?.cookies?.columns.map(({ name }) => name)).not.toContain('domain');
  });

  test('stored columns, widths and sort order come back', async () => {
    const table = { columns: [{ name: 'name', width: 300 }], sort: { column: 'name', descending: true } };
    const settings = { extent: 'page' as const, budget: 'nginx', tables: { cookies: table } };
    const readSettings = async () => ({ value: settings });
    const panel = panelStage(JAR, [], { handlers: { readSettings } });
    await until(() => expect(headings(panel)).toEqual([say('column_name')]));
    await until(() => expect(rows(panel)).toEqual(['second', 'first']));
    expect(panel.grid().style.getPropertyValue('--tracks')).toBe('20px minmax(300px, 2fr)');
  });

  test('an arrow key on the edge of a column makes it wider', async () => {
    const panel = await opened();
    const grip = within(panel.container).getByRole('separator', {
      name: say('columnWidth', { column: say('column_path') }),
    });
    const before = Number(grip.getAttribute('aria-valuenow'));
    grip.focus();
    for (let press = 0; press < 3; press++) panel.press('ArrowRight');
    await until(() => expect(Number(grip.getAttribute('aria-valuenow'))).toBe(before + 48));
  });

  test('sorting by a column is stored', async () => {
    const writeSettings = vi.fn(async (change: Partial<Settings>) => ({
      value: { extent: 'page' as const, budget: 'nginx', ...change },
    }));
    const panel = await opened({ handlers: { writeSettings } });
    within(panel.container)
      .getByRole('button', { name: say('column_sameSite') })
      .click();
    await until(() =>
      expect(writeSettings.mock.lastCall?.[0].tables?.cookies?.sort).toEqual({ column: 'sameSite', descending: false }),
    );
  });
});

describe('frames as scopes', () => {
  const handlers = { listFrames: async () => ({ value: [FRAME] }) };

  test('frames of the page are scopes with the number of cookies that each gets', async () => {
    const panel = await opened({ handlers });
    const select = await within(panel.container).findByRole<HTMLSelectElement>('combobox', { name: say('frame') });
    expect([...select.options].map(({ text }) => text)).toEqual([
      say('frameNone', { count: 1 }),
      say('frameOption', { frame: 'ads.test/frame', cookies: say('countCookies', { count: 1 }) }),
    ]);
    select.value = FRAME.url;
    select.dispatchEvent(new Event('change'));
    await until(() => expect(rows(panel)).toEqual(['uid']));
  });

  test('each number shows its cookies, and those that are not sent say why', async () => {
    const panel = await opened({ handlers });
    const select = await within(panel.container).findByRole<HTMLSelectElement>('combobox', { name: say('frame') });
    select.value = FRAME.url;
    select.dispatchEvent(new Event('change'));
    (await within(panel.container).findByRole('button', { name: `${say('frame_notSent')} 1` })).click();
    await until(() => expect(rows(panel)).toEqual(['lax']));
    expect(panel.row('lax').querySelector('.findings')?.textContent).toContain(say('reason_SchemefulSameSiteLax'));
    select.value = '';
    select.dispatchEvent(new Event('change'));
    await until(() => expect(rows(panel)).toEqual(['first', 'second']));
  });

  test('frames are not read again when a cookie changes', async () => {
    const listFrames = vi.fn(handlers.listFrames);
    vi.useFakeTimers({ toFake: ['setTimeout'], shouldAdvanceTime: true });
    const panel = await opened({ handlers: { listFrames } });
    await within(panel.container).findByRole('combobox', { name: say('frame') });
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    const asked = listFrames.mock.calls.length;
    panel.tell({ cookie: cookie('third', { value: '3' }), removed: false, cause: 'explicit' });
    await until(() => expect(rows(panel)).toContain('third'));
    expect(listFrames.mock.calls).toHaveLength(asked);
  });

  test('a frame that the browser does not list at once is a scope when it does', async () => {
    let isLoaded = false;
    const panel = await opened({ handlers: { listFrames: async () => ({ value: isLoaded ? [FRAME] : [] }) } });
    await until(() => expect(rows(panel)).toEqual(['first', 'second']));
    isLoaded = true;
    await within(panel.container).findByRole('combobox', { name: say('frame') });
  });

  test('a page without frames has no scope to choose', async () => {
    const panel = await opened({ handlers: { listFrames: async () => ({ value: [] }) } });
    expect(within(panel.container).queryByRole('combobox', { name: say('frame') })).toBeNull();
  });
});
