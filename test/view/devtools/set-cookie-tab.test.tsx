import { within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Listing } from '../../../src/contract/listing.ts';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { type HarOptions, harEntry } from '../../fixtures/har.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { type PanelStage, panelStage } from './panel-stage.ts';

const PAGE = 'https://shop.example/shop/item';

function answer(lines: string[], at = 1_000): object {
  return harEntry(PAGE, {
    at,
    request: { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none' },
    response: lines.map((line) => ['Set-Cookie', line]),
  });
}

const rows = ({ container }: PanelStage) => [...container.querySelectorAll<HTMLElement>('.log-rows [role="row"]')];
const outcomes = (panel: PanelStage) => rows(panel).map((row) => row.dataset.outcome);

/** Without a jar Crumb may not read all of it, so that each line has its result by the rules. */
async function opened(lines: string[], jar?: Cookie[]): Promise<PanelStage> {
  const access: Listing['access'] = { status: jar ? 'granted' : 'https', origins: [] };
  const panel = panelStage(jar ?? [cookie('old')], [answer(lines)], { listing: { access } });
  panel.openTab('set-cookie');
  await until(() => expect(rows(panel)).toHaveLength(lines.length));
  return panel;
}

describe('the tab of Set-Cookie lines', () => {
  test('each line is shown in order with its result', async () => {
    const panel = await opened(['a=1', 'a=2', 'b=1; SameSite=None', 'c=; Max-Age=0']);
    expect(outcomes(panel)).toEqual(['stored', 'replaced', 'rejected', 'nothingToDelete']);
    expect(
      within(panel.container)
        .getByRole('grid', { name: say('setCookieLines') })
        .getAttribute('aria-rowcount'),
    ).toBe('5');
  });

  describe('a line is judged again', () => {
    const AWAY = 'https://away.example/';
    const setting = { response: [['Set-Cookie', 'a=1; SameSite=Strict']] } satisfies HarOptions;
    const documentField = { 'Sec-Fetch-Dest': 'document' };

    test('when DevTools report the page that was shown when its request began', async () => {
      const panel = await opened(['x=1']);
      const from = Date.now();
      panel.ended(harEntry(AWAY, { at: from, request: { ...documentField, 'Sec-Fetch-Site': 'none' } }));
      panel.ended(
        harEntry(`${AWAY}a.svg`, {
          ...setting,
          at: from + 20,
          request: { 'Sec-Fetch-Dest': 'image', 'Sec-Fetch-Site': 'same-origin' },
        }),
      );
      await until(() => expect(outcomes(panel)).toEqual(['stored', 'rejected']));
      panel.moved(AWAY);
      await until(() => expect(outcomes(panel)).toEqual(['stored', 'stored']));
    });

    test('when the fields of its request come late', async () => {
      const panel = await opened(['x=1']);
      const options = { ...setting, at: 2_000, method: 'POST', status: 303, resourceType: 'document' };
      panel.ended(harEntry('https://login.example/', { ...options, isRaw: false, request: { Referer: PAGE } }));
      await until(() => expect(outcomes(panel)).toEqual(['stored', 'rejected']));
      const request = { ...documentField, 'Sec-Fetch-Site': 'cross-site' };
      panel.changed(2, harEntry('https://login.example/', { ...options, request }));
      await until(() => expect(outcomes(panel)).toEqual(['stored', 'stored']));
    });

    test('when an earlier response is found later', async () => {
      const panel = await opened(['x=1']);
      const fetched = { request: { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Site': 'same-origin' } };
      panel.ended(harEntry(`${PAGE}?second`, { ...fetched, at: 3_000, response: [['Set-Cookie', 'a=; Max-Age=0']] }));
      await until(() => expect(outcomes(panel)).toEqual(['stored', 'nothingToDelete']));
      panel.ended(harEntry(`${PAGE}?first`, { ...fetched, at: 2_000, response: [['Set-Cookie', 'a=1']] }));
      await until(() => expect(outcomes(panel)).toEqual(['stored', 'stored', 'deleted']));
    });
  });

  test('a rejected line marks the guilty attribute and shows the reason, the advice and a corrected line', async () => {
    const panel = await opened(['b=1; SameSite=None']);
    rows(panel)[0]?.click();
    const details = await within(panel.container).findByRole('complementary', { name: say('setCookieDetails') });
    expect(details.querySelector('pre mark[data-kind="reason"]')?.textContent).toBe('SameSite=None');
    expect(details.querySelector('[data-code="SameSiteNoneInsecure"]')).not.toBeNull();
    expect(details.querySelector('.fixed pre')?.textContent).toBe('b=1; SameSite=None; Secure');
    within(details)
      .getByRole('button', { name: say('copyFixedLine') })
      .click();
    expect(panel.host.asked.copied).toEqual(['Set-Cookie: b=1; SameSite=None; Secure']);
    expect(within(details).getByRole('link').getAttribute('href')).toMatch(/rfc6265bis#section-5\.7$/);
  });

  test('a stored line says when the cookie is missing from the jar, and no longer once it is there', async () => {
    const panel = await opened(['a=1; Path=/'], []);
    await until(() => expect(rows(panel)[0]?.dataset.check).toBe('missing'));
    panel.tell({ cookie: cookie('a', { value: '1' }), removed: false, cause: 'explicit' });
    await until(() => expect(rows(panel)[0]?.dataset.check).toBe('agrees'));
  });

  test('lines are filtered by their result, with counts', async () => {
    const panel = await opened(['a=1', 'b=1; SameSite=None', 'd=1; SameSite=None']);
    const chip = within(panel.container).getByRole('button', { name: `${say('lineFilter_rejected')} 2` });
    chip.click();
    await until(() => expect(outcomes(panel)).toEqual(['rejected', 'rejected']));
    expect(chip.getAttribute('aria-pressed')).toBe('true');
    chip.click();
    await until(() => expect(rows(panel)).toHaveLength(3));
  });

  test('the arrow keys move the selection of lines', async () => {
    const panel = await opened(['a=1', 'b=2']);
    rows(panel)[0]?.focus();
    rows(panel)[0]?.click();
    await until(() => expect(rows(panel)[0]?.getAttribute('aria-selected')).toBe('true'));
    panel.press('ArrowDown');
    await until(() => expect(rows(panel)[1]?.getAttribute('aria-selected')).toBe('true'));
    expect(document.activeElement).toBe(rows(panel)[1]);
  });

  test('text that would act or hide in a line is shown as text', async () => {
    const panel = await opened(['x=<img src=x onerror=alert(1)>\u2063']);
    expect(panel.container.querySelector('.log img')).toBeNull();
    expect(rows(panel)[0]?.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  test('a line leads to its cookie', async () => {
    const panel = await opened(['a=1; Path=/'], [cookie('a', { value: '1' })]);
    rows(panel)[0]?.click();
    (await within(panel.container).findByRole('button', { name: say('showCookie') })).click();
    await until(() => expect(panel.row('a')).not.toBeNull());
    expect(panel.container.querySelector('#tab-cookies')?.getAttribute('aria-selected')).toBe('true');
  });

  test('a line leads to the request whose response had it', async () => {
    const panel = await opened(['a=1']);
    rows(panel)[0]?.click();
    (await within(panel.container).findByTitle(say('showRequest'))).click();
    const request = await within(panel.container).findByRole('complementary', { name: say('requestDetails') });
    expect(request.querySelector('h2')?.textContent).toBe('GET /shop/item');
  });

  test('lines of a page older than the recording offer a reload', async () => {
    const panel = panelStage([]);
    panel.openTab('set-cookie');
    (await within(panel.container).findByRole('button', { name: say('reloadPage') })).click();
    expect(panel.reload).toHaveBeenCalledOnce();
  });
});

describe('the tabs of the panel', () => {
  test('arrow keys move between the tabs and choose, in a circle', async () => {
    const panel = panelStage([]);
    const tabs = within(panel.container).getAllByRole('tab');
    tabs[0]?.focus();
    panel.press('ArrowLeft');
    await until(() => expect(tabs.at(-1)?.getAttribute('aria-selected')).toBe('true'));
    expect(document.activeElement).toBe(tabs.at(-1));
    panel.press('ArrowRight');
    await until(() => expect(tabs[0]?.getAttribute('aria-selected')).toBe('true'));
    expect(tabs.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  });
});
