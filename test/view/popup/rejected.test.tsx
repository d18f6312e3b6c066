import { within } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import type { RejectedCookies } from '../../../src/cookie/set-cookie/rejected-cookies.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { type Stage, stage } from '../stage.ts';

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

/** The popup with the background's report of rejected cookies; `now` may be changed. */
function told(start: RejectedCookies, allows = true) {
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
  test('the report is off until it is switched on, which asks for the permission', async () => {
    const { view } = told(OFF);
    (await chip(view, say('rejectedOff'))).click();
    (await within(view.container).findByRole('switch')).click();
    await chip(view, say('rejectedNone'));
    expect(within(view.container).getByRole<HTMLInputElement>('switch').checked).toBe(true);
  });

  test('a denied permission is reported, and the report stays off', async () => {
    const { view } = told(OFF, false);
    (await chip(view, say('rejectedOff'))).click();
    (await within(view.container).findByRole('switch')).click();
    await until(() => expect(within(view.container).getByRole('alert').textContent).toContain(say('rejectedDenied')));
    expect(within(view.container).getByRole<HTMLInputElement>('switch').checked).toBe(false);
  });

  test('all rejected cookies are counted, each with advice, as text', async () => {
    const { view } = told(TOLD);
    (await chip(view, say('rejectedCount', { count: 3 }))).click();
    const line = await within(view.container).findByRole('listitem');
    expect(line.textContent).toContain('<b>ad</b>');
    expect(line.querySelector('b')).toBeNull();
    expect(line.textContent).toContain(say('rejectedTimes', { count: 3 }));
    expect(line.querySelector('[data-code="SameSiteNoneInsecure"] a')?.getAttribute('href')).toMatch(/section-5\.7$/);
  });

  test('the report says when it starts where the browser needs a restart', async () => {
    const { view } = told({ ...OFF, isOn: true, isWaiting: true });
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
