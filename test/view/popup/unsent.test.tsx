import { within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { PageRequest } from '../../../src/cookie/page-request.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { stage } from '../stage.ts';
import '../../../src/view/lacks/lacks-chip.tsx';
import '../../../src/view/lacks/lacks-dialog.tsx';

const HOST = 'api.shop.example';
const session = (name: string) => cookie(name, { value: 'q8Zk3vT1xW9bN5mL7pR2', httpOnly: true });
const denied = (path: string): PageRequest => ({ url: `https://${HOST}${path}`, status: 401, by: 'script' });

/** The popup of a page with this record, and what it told the background. */
function open(names: string[], requests: () => Promise<PageRequest[]>) {
  const told: number[] = [];
  const view = stage(names.map(session), {
    handlers: {
      readRejected: async () => ({ value: { isOn: false, isWaiting: false, lines: [], more: 0 } }),
      reportUnsent: async ({ count }) => {
        told.push(count);
        return { value: null };
      },
    },
    host: { pageRecord: async () => ({ laterHosts: async () => [], pageRequests: requests }) },
  });
  return { view, told, chip: () => view.container.querySelector<HTMLElement>('.chip.lack') };
}

test('what a page names is shown as text, and at most five sessions, the others counted', async () => {
  const names = Array.from({ length: 7 }, (_, at) => `session<b>${at}</b>`);
  const { view, told, chip } = open(names, async () => [denied('/<i>me</i>')]);
  await until(() => expect(chip()?.textContent).toContain(say('lacks_more', { count: 6 })));
  expect(told).toEqual([7]);
  chip()?.click();
  const list = await within(view.container).findByRole('list', { name: say('lacks_dialog') });
  expect(list.children).toHaveLength(5);
  expect(list.querySelector('h3 b, i')).toBeNull();
  expect(view.container.textContent).toContain(say('unsent_moreBelow', { count: 2 }));
});

test('a page whose record cannot be read is no reason to say anything', async () => {
  const asked: number[] = [];
  const { view, told, chip } = open(['session'], async () => {
    asked.push(1);
    throw new Error('Cannot access contents of the page.');
  });
  await until(() => expect(asked).toHaveLength(1));
  await until(() => expect(view.row('session')).toBeTruthy());
  expect(chip()).toBeNull();
  expect(told).toEqual([]);
});

test('a request that a frame made is told of as such', async () => {
  const inFrame: PageRequest = { url: 'https://shop.example/me', status: 401, by: 'script' };
  const frames = ['https://elsewhere.example'];
  const { view, chip } = open(['session'], async () => [{ ...inFrame, frames }]);
  await until(() => expect(chip()).toBeTruthy());
  chip()?.click();
  const list = await within(view.container).findByRole('list', { name: say('lacks_dialog') });
  const where = { url: inFrame.url, status: 401, frame: 'https://elsewhere.example' };
  expect(list.textContent).toContain(say('unsent_deniedInFrame', where));
});
