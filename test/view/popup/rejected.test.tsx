import { within } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import type { RejectedCookies } from '../../../src/cookie/set-cookie/rejected-cookies.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { type Stage, stage } from '../stage.ts';
import '../../../src/view/lacks/lacks-chip.tsx';
import '../../../src/view/lacks/lacks-dialog.tsx';

const OFF: RejectedCookies = { isOn: false, isWaiting: false, lines: [], more: 0 };
const TOLD: RejectedCookies = {
  isOn: true,
  isWaiting: false,
  lines: [
    {
      name: '<b>ad</b>',
      host: 'shop.example',
      at: 1,
      count: 3,
      reasons: [{ code: 'SameSiteNoneInsecure', data: {}, section: '5.7' }],
    },
  ],
  more: 2,
};

const SESSION: RejectedCookies['lines'][number] = {
  name: cookie('sessionid').name as RejectedCookies['lines'][number]['name'],
  host: 'www.shop.example',
  at: 2,
  count: 1,
  reasons: [
    {
      code: 'InvalidDomain',
      attribute: 'domain',
      data: { domain: 'other.example', host: 'www.shop.example' },
      section: '5.7',
    },
  ],
  request: { url: 'https://www.shop.example/login', status: 200, by: 'navigation' },
  fixedLine: 'sessionid=VALUE; Path=/; HttpOnly' as RejectedCookies['lines'][number]['name'],
};

/** The popup with the background's report of rejected cookies; `now` may be changed. */
function openReport(start: RejectedCookies, allows = true) {
  const around = { now: start, stopped: vi.fn() };
  const view: Stage = stage([cookie('a')], {
    handlers: {
      readRejected: async () => ({ value: around.now }),
      stopRejected: async () => {
        around.stopped();
        around.now = OFF;
        return { value: null };
      },
    },
    host: {
      requestCapability: async (capability) => {
        if (allows && capability === 'webRequest') around.now = { ...OFF, isOn: true };
        return allows;
      },
    },
  });
  return { ...around, view };
}

const chip = (view: Stage, name: string) => within(view.container).findByRole('button', { name });

describe('the report of rejected cookies', () => {
  test('a report that the browser could not switch off stays on, and says why', async () => {
    const { container } = stage([cookie('a')], {
      handlers: {
        readRejected: async () => ({ value: { ...OFF, isOn: true } }),
        stopRejected: async () => ({ problem: { code: 'timeout' } }),
      },
    });
    (await within(container).findByRole('button', { name: say('rejectedNone') })).click();
    (await within(container).findByRole('switch')).click();
    await within(container).findByText(say('problem_timeout'));
    expect(within(container).getByRole<HTMLInputElement>('switch').checked).toBe(true);
  });

  test('the report is off until it is switched on, which asks for the permission', async () => {
    const { view } = openReport(OFF);
    (await chip(view, say('rejectedOff'))).click();
    (await within(view.container).findByRole('switch')).click();
    await chip(view, say('rejectedNone'));
    expect(within(view.container).getByRole<HTMLInputElement>('switch').checked).toBe(true);
  });

  test('a denied permission is reported, and the report stays off', async () => {
    const { view } = openReport(OFF, false);
    (await chip(view, say('rejectedOff'))).click();
    (await within(view.container).findByRole('switch')).click();
    await until(() => expect(within(view.container).getByRole('alert').textContent).toContain(say('rejectedDenied')));
    expect(within(view.container).getByRole<HTMLInputElement>('switch').checked).toBe(false);
  });

  test('all rejected cookies are counted, each with advice, as text', async () => {
    const { view } = openReport(TOLD);
    (await chip(view, say('rejectedCount', { count: 3 }))).click();
    const line = await within(view.container).findByRole('listitem');
    expect(line.textContent).toContain('<b>ad</b>');
    expect(line.querySelector('b')).toBeNull();
    expect(line.textContent).toContain(say('rejectedTimes', { count: 3 }));
    expect(line.querySelector('[data-code="SameSiteNoneInsecure"] a')?.getAttribute('href')).toMatch(/section-5\.7$/);
  });

  test('the first button names what was rejected, and one click says why and gives the line that the browser accepts', async () => {
    const copied: string[] = [];
    const view = stage([cookie('a')], {
      handlers: { readRejected: async () => ({ value: { ...TOLD, lines: [...TOLD.lines, SESSION] } }) },
      host: {
        copy: async (text) => {
          copied.push(text);
        },
      },
    });
    const title = say('rejected_title', { name: 'sessionid', host: 'www.shop.example' });
    await until(() => expect(view.container.querySelector('.chips-line button')?.textContent).toContain(title));
    (await chip(view, `${title} ${say('lacks_more', { count: 1 })}`)).click();
    const list = await within(view.container).findByRole('list', { name: say('lacks_dialog') });
    const [first] = list.children as unknown as HTMLElement[];
    expect(first?.querySelector('h3')?.textContent).toContain(title);
    expect(first?.textContent).toContain(say('rejected_where', { url: 'https://www.shop.example/login' }));
    const reason = first?.querySelector<HTMLElement>('[data-code="InvalidDomain"]');
    expect(reason?.dataset.attribute).toBe('domain');
    expect(reason?.querySelector('b')?.textContent).toBe('Domain: ');
    expect(first?.textContent).toContain(say('rejected_value', { value: 'VALUE' }));
    within(first as HTMLElement)
      .getByRole('button', { name: say('copyFixedLine') })
      .click();
    await until(() => expect(copied).toEqual(['Set-Cookie: sessionid=VALUE; Path=/; HttpOnly']));
  });

  test('what only other sites could not set is listed, and is no first button', async () => {
    const lines = TOLD.lines.map((line) => ({ ...line, host: 'ads.example.net' }));
    const { view } = openReport({ ...TOLD, lines });
    (await chip(view, say('rejectedCount', { count: 3 }))).click();
    await within(view.container).findByRole('listitem');
    expect(view.container.querySelector('.chip.lack')).toBeNull();
  });

  test('the report says when it starts where the browser needs a restart', async () => {
    const { view } = openReport({ ...OFF, isOn: true, isWaiting: true });
    (await chip(view, say('rejectedOn'))).click();
    await within(view.container).findByText(say('rejectedWaiting'));
  });

  test('new rejections appear while the report is open', async () => {
    const view = stage([cookie('a')], { handlers: { readRejected: async () => ({ value: now }) } });
    let now: RejectedCookies = { ...OFF, isOn: true };
    await chip(view, say('rejectedNone'));
    now = TOLD;
    view.bridge.emit('rejectedChanged', { tabId: 1 });
    await chip(view, say('rejectedCount', { count: 3 }));
  });
});
