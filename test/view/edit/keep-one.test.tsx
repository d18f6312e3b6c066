import { expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { bar, clickInBar, listed, names } from './steps-stage.ts';

const ROOT = cookie('sid', { value: 'root' });
const PATH = cookie('sid', { value: 'path', path: '/shop' });
const ELSEWHERE = cookie('sid', { value: 'host', domain: 'www.shop.example' });
const lines = () => [...document.querySelectorAll<HTMLElement>('.keep-one li')];
const order = () => lines().map(({ dataset }) => dataset.sentAs);

/** Opens the details of the first row. */
async function opened(jar = [PATH, ROOT]) {
  const stage = await listed({}, [...jar, cookie('font')]);
  stage.row('sid').click();
  await until(() => expect(lines().length).toBeGreaterThan(1));
  return stage;
}

test('cookies that are sent with the same name are listed as the server sees them, and one is kept in one step', async () => {
  const { steps, grid } = await opened([ROOT, PATH, ELSEWHERE]);
  await until(() => expect(order()).toEqual(['1', '2']));
  expect(lines()[0]?.textContent).toContain('/shop');
  button(say('keepThis'), lines()[1]).click();
  expect((await bar()).textContent).toContain(say('step_delete', { count: 1, name: 'sid', site: 'shop.example' }));
  expect(steps).toMatchObject([{ kind: 'delete', exchanges: [{ before: [PATH], after: [] }] }]);
  await clickInBar(say('undo'));
  await until(() => expect(names(grid()).filter((name) => name === 'sid')).toHaveLength(2));
});

test('a cookie of another host with the same name is shown in the details where no warning is about it', async () => {
  await opened([ROOT, ELSEWHERE]);
  expect(order()).toEqual(['1', 'never']);
  expect(lines()[1]?.textContent).toContain(say('namesakeNotSent'));
});
