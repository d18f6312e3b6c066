import { within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { CookieChange } from '../../../src/cookie/jar/changes.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { harEntry } from '../../fixtures/har.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { type PanelStage, panelStage } from './panel-stage.ts';

const PAGE = 'https://shop.example/shop/item';
const SID = cookie('sid', { value: 'abc', path: '/' });

const request = (at: number, header: string, line: string) =>
  harEntry(`${PAGE}?${at}`, {
    at,
    request: { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Site': 'same-origin', Cookie: header },
    response: [['Set-Cookie', line]],
  });

async function searched(tab: string, label: 'requestSearch' | 'setCookieSearch' | 'timelineSearch', query: string) {
  const panel = panelStage(
    [],
    [request(1_000, 'sid=abc; b=2', 'sid=abc; Path=/'), request(1_100, 'sid=xabc; b=2', 'sid=xabc; Path=/')],
  );
  await until(() => expect(panel.container.querySelector('.grid, .empty')).not.toBeNull());
  panel.openTab(tab);
  const told = [SID, { ...SID, name: 'other', value: 'xabc' }] as const;
  panel.tell(...told.map((one): CookieChange => ({ cookie: one, removed: false, cause: 'explicit' })));
  await until(() => expect(rows(panel)).toHaveLength(2));
  const field = within(panel.container).getByRole<HTMLInputElement>('searchbox', { name: say(label) });
  field.value = query;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return panel;
}

const rows = ({ container }: PanelStage) => [
  ...container.querySelectorAll<HTMLElement>('[role="tabpanel"]:not([hidden]) .log-rows [role="row"]'),
];

test.each([
  ['requests', 'requestSearch', 'sid=abc'],
  ['requests', 'requestSearch', 'Cookie: b=2; sid=abc'],
  ['set-cookie', 'setCookieSearch', 'sid=abc'],
  ['set-cookie', 'setCookieSearch', 'Set-Cookie: sid=abc; Path=/; Secure'],
  ['set-cookie', 'setCookieSearch', 'Cookie: gone=1; sid=abc'],
  ['requests', 'requestSearch', '"sid=abc; b"'],
  ['set-cookie', 'setCookieSearch', ' "=abc; Path" '],
  ['timeline', 'timelineSearch', '"sid=abc"'],
  ['timeline', 'timelineSearch', 'sid=abc'],
  ['timeline', 'timelineSearch', 'Cookie: gone=1; sid=abc'],
  ['timeline', 'timelineSearch', 'Set-Cookie: sid=abc; Path=/'],
] as const)('the search in %s (%s) finds %s', async (tab, label, query) => {
  const panel = await searched(tab, label, query);
  await until(() => expect(rows(panel)).toHaveLength(1));
});
