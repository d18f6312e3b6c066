import { within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { harEntry } from '../../fixtures/har.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { panelStage } from './panel-stage.ts';

const ENTRIES = ['a=1', 'b=2'].map((Cookie, at) =>
  harEntry(`https://shop.example/${at}`, {
    at: 1_000 + at,
    request: { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none', Cookie },
    response: [['Set-Cookie', 'set=1; Path=/']],
  }),
);

test.for([
  ['requests', 'requestDetails', 'Cookie: a=1'],
  ['set-cookie', 'setCookieDetails', 'Set-Cookie: set=1; Path=/'],
] as const)(
  '"c" and Ctrl+C in the selected row of %s copy what its details copy first',
  async ([tab, details, text]) => {
    const { container, host, openTab } = panelStage([], ENTRIES);
    openTab(tab);
    const rows = () => [...container.querySelectorAll<HTMLElement>(`[data-of="${tab}"] .log-rows [role="row"]`)];
    await until(() => expect(rows()).toHaveLength(2));
    const press = (index: number, options: KeyboardEventInit = {}) =>
      rows()[index]?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'c', ...options }));
    press(0);
    expect(host.asked.copied).toEqual([]);
    rows()[0]?.click();
    await within(container).findByRole('complementary', { name: say(details) });
    press(0);
    press(0, { ctrlKey: true });
    expect(host.asked.copied).toEqual([text, text]);
    press(0, { shiftKey: true });
    press(1);
    expect(host.asked.copied).toHaveLength(2);
  },
);
