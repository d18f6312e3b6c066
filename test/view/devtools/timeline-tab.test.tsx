import { within } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import type { Recording } from '../../../src/cookie/jar/jar-entry.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { harEntry } from '../../fixtures/har.ts';
import { added, jarEvents, overwritten, removed } from '../../fixtures/jar-events.ts';
import { say, sayPattern } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import type { StageOptions } from '../stage.ts';
import { type PanelStage, panelStage } from './panel-stage.ts';

const PAGE = 'https://shop.example/shop/item';
const SID = cookie('sid', { value: 'abcdef-1-ghijkl' });
const rows = ({ container }: PanelStage) => [...container.querySelectorAll<HTMLElement>('.log-rows [role="row"]')];
const kinds = (panel: PanelStage) =>
  rows(panel).map(({ dataset }) => `${dataset.kind} ${dataset.who} ${dataset.count}`);

async function opened(jar: Cookie[], options: StageOptions = {}): Promise<PanelStage> {
  const panel = panelStage(jar, [], options);
  await until(() => expect(panel.container.querySelector('[data-cookie-name], .empty, .state')).not.toBeNull());
  panel.openTab('timeline');
  await until(() => expect(panel.container.querySelector('.timeline-actions')).not.toBeNull());
  return panel;
}

const evictions = (count: number): Cookie[] => Array.from({ length: count }, (_, at) => cookie(`c${at}`));

describe('the timeline', () => {
  test('each change is shown with what it was before, newest first, and refreshes are folded', async () => {
    const panel = await opened([SID]);
    panel.tell(...overwritten('chrome', SID, { ...SID, value: 'abcdef-22-ghijkl' }));
    let last = { ...SID, value: 'abcdef-22-ghijkl' };
    for (let at = 0; at < 14; at++) {
      const next = { ...last, expiryTime: 9e12 + at };
      panel.tell(...overwritten('chrome', last, next));
      last = next;
    }
    panel.tell(removed(cookie('gone')), added(cookie('new', { value: 'x' })));
    await until(() =>
      expect(kinds(panel)).toEqual([
        'added page 1',
        'deleted page 1',
        'refreshed page 13',
        'changed page 1',
        'changed page 1',
      ]),
    );
    const [, , refreshed] = rows(panel);
    expect(refreshed?.textContent).toContain(say('timelineKind_refreshed', { count: 13 }));
    const changed = rows(panel).at(-1);
    expect(changed?.querySelector('del')?.textContent).toBe('1');
    expect(changed?.querySelector('ins')?.textContent).toBe('22');
    expect(changed?.querySelector('.octets')?.textContent).toBe('+1');
  });

  test('the server is named by its response, even one that comes later, and stays named when the response is forgotten', async () => {
    const panel = await opened([SID]);
    const began = Date.now();
    panel.tell(...overwritten('chrome', SID, { ...SID, value: '2' }));
    await until(() => expect(kinds(panel)).toEqual(['changed page 1']));
    const answer = (url: string, at: number, line: string) =>
      harEntry(url, {
        at,
        time: 30,
        response: [['Set-Cookie', line]],
        request: { 'Sec-Fetch-Dest': 'document' },
      });
    panel.ended(answer(`${PAGE}?login`, began, 'sid=2; Path=/'));
    await until(() => expect(kinds(panel)).toEqual(['changed server 1']));
    rows(panel)[0]?.click();
    const details = await within(panel.container).findByRole('complementary', { name: say('timelineDetails') });
    expect(details.textContent).toContain(`GET ${PAGE}?login`);
    // On another page the changes before it are forgotten.
    panel.ended(answer(PAGE, Date.now() + 60_000, 'other=1'));
    panel.tell(added(cookie('later')));
    await until(() => expect(kinds(panel)).toEqual(['added page 1', 'changed server 1']));
  });

  test('evictions are one row, with the lost cookies, and are restored as a step that can be undone', async () => {
    const jar = evictions(31);
    const panel = await opened([...jar, SID]);
    panel.tell(added(cookie('more')), ...jar.map((one) => removed(one, 'evicted')));
    await until(() => expect(kinds(panel)).toEqual(['evicted browser 31', 'added page 1']));
    rows(panel)[0]?.click();
    const details = await within(panel.container).findByRole('complementary', { name: say('timelineDetails') });
    expect(details.querySelectorAll('[data-lost]')).toHaveLength(31);
    details.querySelector<HTMLElement>('[data-lost="c3"] button')?.click();
    await until(() => expect(panel.steps).toHaveLength(1));
    expect(panel.steps[0]).toMatchObject({ kind: 'restore', exchanges: [{ before: [], after: [{ name: 'c3' }] }] });
    const all = await within(details).findByRole('button', { name: say('restoreAll', { count: 30 }) });
    expect(details.querySelector('[data-lost="c3"]')?.textContent).toContain(say('isThereAgain'));
    await within(panel.container).findByText(say('step_restore', { count: 1, name: 'c3' }));
    all.click();
    await until(() => expect(panel.steps).toHaveLength(2));
    expect(panel.steps[1]?.exchanges).toHaveLength(30);
    (await within(panel.container).findByRole('button', { name: say('undo') })).click();
    await until(() => expect(details.querySelector('[data-lost="c3"]')?.textContent).toContain(say('isThereAgain')));
    await within(details).findByRole('button', { name: say('restoreAll', { count: 30 }) });
  });

  test('a paused timeline shows the changes up to then, counts new ones, and shows them afterwards', async () => {
    const panel = await opened([SID]);
    panel.tell(added(cookie('one')));
    await until(() => expect(rows(panel)).toHaveLength(1));
    const pause = within(panel.container).getByRole('button', { name: say('timelinePause') });
    pause.click();
    panel.tell(added(cookie('two')), added(cookie('three')));
    await within(panel.container).findByText(sayPattern('timelinePaused', { count: 2 }));
    expect(rows(panel)).toHaveLength(1);
    pause.click();
    await until(() => expect(rows(panel)).toHaveLength(3));
    within(panel.container)
      .getByRole('button', { name: say('timelineClear') })
      .click();
    await within(panel.container).findByText(sayPattern('timelineNone'));
  });

  test('the timeline is filtered by author, by kind and by text; the file has what is shown', async () => {
    const save = vi.fn();
    const panel = await opened([SID], {
      host: { files: async () => ({ read: async () => null, write: async () => null, save }) },
    });
    panel.tell(added(cookie('one', { value: '=1+1' })), removed(SID, 'evicted'));
    await until(() => expect(rows(panel)).toHaveLength(2));
    within(panel.container)
      .getByRole('button', { name: `${say('timelineFilter_evicted')} 1` })
      .click();
    await until(() => expect(kinds(panel)).toEqual(['evicted browser 1']));
    within(panel.container)
      .getByRole('button', { name: say('exportAs', { format: 'JSON' }) })
      .click();
    await until(() => expect(save).toHaveBeenCalledTimes(1));
    expect(save).toHaveBeenCalledWith('crumb-timeline-shop.example.json', expect.any(String), 'application/json');
    expect(JSON.parse(save.mock.calls[0]?.[1])).toMatchObject([
      { name: 'sid', change: 'evicted', oldValue: SID.value },
    ]);
    within(panel.container)
      .getByRole('button', { name: `${say('timelineFilter_evicted')} 1` })
      .click();
    const search = within(panel.container).getByRole('searchbox');
    (search as HTMLInputElement).value = '1+1';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => expect(rows(panel).map((row) => row.textContent)).toEqual([expect.stringContaining('one')]));
    within(panel.container)
      .getByRole('button', { name: say('exportAs', { format: 'CSV' }) })
      .click();
    await until(() => expect(save).toHaveBeenCalledTimes(2));
    expect(save.mock.calls[1]?.[1]).toContain(`"'=1+1"`);
  });

  test('10,000 changes are a few rows in the document; more are forgotten and counted', async () => {
    const panel = await opened([]);
    const many = Array.from({ length: 11_100 }, (_, at) => added(cookie(`n${at}`)));
    panel.tell(...many);
    await within(panel.container).findByText(sayPattern('timelineDropped', { count: 1100 }));
    expect(panel.container.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')).toBe('10001');
    expect(rows(panel).length).toBeLessThan(100);
  });

  test('text that would act or hide in the timeline is shown as text', async () => {
    const panel = await opened([]);
    panel.tell(added(cookie('<img src=x>', { value: '<b>bold</b>' })));
    await until(() => expect(rows(panel)).toHaveLength(1));
    expect(rows(panel)[0]?.querySelector('img, b')).toBeNull();
    expect(rows(panel)[0]?.textContent).toContain('<b>bold</b>');
  });
});

describe('a site that is recorded in the background', () => {
  /** The recording of the background, and whether it is on. */
  function keeping(entries: Recording['entries']) {
    const kept = { on: false, entries, cleared: 0 };
    const handlers: StageOptions['handlers'] = {
      readRecording: async ({ sites }) => ({
        value: { sites: kept.on ? sites : [], entries: kept.on ? kept.entries : [], dropped: 0 },
      }),
      isRecorded: async () => ({ value: kept.on }),
      recordSite: async ({ site, on }) => {
        expect(site).toBe('shop.example');
        kept.on = on;
        return { value: null };
      },
      clearRecording: async () => {
        kept.cleared++;
        kept.entries = [];
        return { value: null };
      },
    };
    return { kept, handlers };
  }
  const earlier = { id: (Date.now() - 60_000) * 1000, how: 'set', old: null, now: SID } as const;
  const box = ({ container }: PanelStage) =>
    within(container).getByRole<HTMLInputElement>('checkbox', {
      name: sayPattern('recordSite', { site: 'shop.example' }),
    });

  /** Clicks the box, and reports the change to the surfaces, as the background does. */
  async function turn(panel: PanelStage): Promise<void> {
    const { checked } = box(panel);
    box(panel).click();
    await until(() => expect(box(panel).checked).toBe(!checked));
    panel.bridge.emit('recordingChanged', null);
  }

  test('a recording shows changes from before the panel was opened, and is forgotten when it is switched off', async () => {
    const { kept, handlers } = keeping([earlier]);
    kept.on = true;
    const panel = await opened([SID], { handlers });
    await until(() => expect(kinds(panel)).toEqual(['added unknown 1']));
    expect(box(panel).checked).toBe(true);
    await turn(panel);
    await until(() => expect(rows(panel)).toHaveLength(0));
    expect([kept.on, box(panel).checked]).toEqual([false, false]);
  });

  test('a change that both panel and background received is shown once', async () => {
    const { kept, handlers } = keeping([earlier]);
    const panel = await opened([SID], { handlers });
    const heard = vi.fn();
    panel.bridge.on('cookiesChanged', heard);
    panel.tell(...overwritten('chrome', SID, { ...SID, value: '2' }));
    await until(() => expect(rows(panel)).toHaveLength(1));
    const { id } = heard.mock.calls[0]?.[0]?.events?.[1] ?? expect.fail('expected two events');
    kept.entries = [earlier, { id, how: 'set', old: SID, now: { ...SID, value: '2' } }];
    await turn(panel);
    await until(() => expect(kinds(panel)).toEqual(['changed page 1', 'added unknown 1']));
    within(panel.container)
      .getByRole('button', { name: say('timelineClear') })
      .click();
    await until(() => expect(kept.cleared).toBe(1));
    expect(rows(panel)).toHaveLength(0);
  });

  test('a recording that the browser could not clear is shown again, with the reason', async () => {
    const { kept, handlers } = keeping([earlier]);
    kept.on = true;
    const panel = await opened([SID], {
      handlers: { ...handlers, clearRecording: async () => ({ problem: { code: 'timeout' } }) },
    });
    await until(() => expect(rows(panel)).toHaveLength(1));
    within(panel.container)
      .getByRole('button', { name: say('timelineClear') })
      .click();
    await until(() => expect(panel.container.textContent).toContain(say('problem_timeout')));
    await until(() => expect(rows(panel)).toHaveLength(1));
  });

  test('without a recording the panel itself finds changes that no event reported', async () => {
    let jar = [SID];
    const panel = await opened(jar, {
      handlers: {
        listCookies: async (scope) => ({
          value: {
            scope,
            agent: 'firefox',
            access: { status: 'granted', origins: [] },
            site: 'shop.example',
            jar,
            loaded: {
              hosts: [],
              jar: [],
              locked: { hosts: [], origins: [] },
              leftOut: 0,
              isPageUnread: false,
              unknownFrames: 0,
              isRecordFull: false,
            },
          },
        }),
      },
    });
    jar = [];
    panel.host.show();
    await until(() => expect(kinds(panel)).toEqual(['deleted unknown 1']));
  });
});

test('events are stamped in the order they came', () => {
  const ids = jarEvents([added(SID), added(SID)]).map(({ id }) => id);
  expect(ids[1]).toBeGreaterThan(ids[0] ?? 0);
});
