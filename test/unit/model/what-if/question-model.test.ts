import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { PageRequest } from '../../../../src/cookie/page-request.ts';
import { QuestionModel } from '../../../../src/model/what-if/question-model.ts';
import { requestOf } from '../../../../src/model/what-if/trial.ts';
import { background } from '../surroundings.ts';

const PAGE = 'https://shop.example/page';

/** "What if", asked about a request of the page: who starts it, its frame, and how the request relates to its site. */
function asked(request: Partial<PageRequest>) {
  const { host } = background([]).deps;
  const question = new QuestionModel({ host, here: signal(PAGE) });
  question.repeatOnPage({ url: 'https://shop.example/me', status: 401, by: 'script', ...request });
  const trial = question.trial.value;
  question[Symbol.dispose]();
  if (!trial) throw new Error('expected a request, got none');
  const { agent, registrableDomain } = host;
  const { sameSiteContext, partitionKey } = requestOf(trial, { agent, now: 0, registrableDomain });
  return [trial.initiator, trial.frame, sameSiteContext, partitionKey?.hasCrossSiteAncestor];
}

test.each<[Partial<PageRequest>, ReturnType<typeof asked>]>([
  [{ by: 'navigation' }, ['typed', null, 'same-site', false]],
  [{}, ['fetch', null, 'same-site', false]],
  [{ by: 'resource' }, ['image', null, 'same-site', false]],
  [{ by: 'frame', url: 'https://widget.test/' }, ['iframe', null, 'cross-site', true]],
  [{ frames: ['https://shop.example'] }, ['fetch', 'https://shop.example/', 'same-site', false]],
  [{ frames: ['https://widget.test'] }, ['fetch', 'https://widget.test/', 'cross-site', true]],
  // A frame of another site around that of the request makes it cross-site.
  [{ frames: ['https://widget.test', 'https://shop.example'] }, ['fetch', 'https://widget.test/', 'cross-site', true]],
])('the request of a page %j is asked about as it was made', (request, wanted) => {
  expect(asked(request)).toEqual(wanted);
});
