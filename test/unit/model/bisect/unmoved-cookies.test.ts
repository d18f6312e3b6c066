import { afterEach, expect, test, vi } from 'vitest';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { SearchWorld } from './search-world.ts';

afterEach(() => vi.unstubAllGlobals());

test('a search asks nothing while the browser does not switch the cookies of the question off', async () => {
  const world = new SearchWorld([cookie('a'), cookie('b')]);
  await world.start();
  const model = await world.open();
  world.browser.fault = (_, name) => (name === 'set' ? 'fail' : undefined);
  await world.untilDone(model.start());
  expect([model.phase.value, world.jar().length]).toEqual(['stuck', 2]);
  world.browser.fault = () => undefined;
  await world.untilDone(model.retry());
  expect([model.phase.value, model.problem.value, world.jar()]).toEqual(['asking', null, []]);
});

test('a search leaves cookies on that the browser does not let Crumb change', async () => {
  const world = new SearchWorld([cookie('a'), cookie(toOctets('\ufffd')), cookie('b')]);
  await world.start();
  const model = await world.open();
  expect(model.candidates.value?.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(model.fixed.value).toHaveLength(1);
  await world.untilDone(model.start());
  expect([model.phase.value, model.problem.value, world.jar().length]).toEqual(['asking', null, 1]);
});
