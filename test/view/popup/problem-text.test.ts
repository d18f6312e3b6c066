import { expect, test } from 'vitest';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import type { Problem } from '../../../src/contract/problem.ts';
import { problemData, problemKey } from '../../../src/view/parts/problem-text.tsx';
import { cookie } from '../../fixtures/cookie.ts';

const TEXTS: Record<string, { message: string }> = messages;

const WITH_PLACES: Problem[] = [
  { code: 'exists', cookie: cookie('sid') },
  { code: 'would-evict', count: 181, limit: 180 },
  { code: 'too-much', octets: 2, limit: 1 },
  { code: 'snapshots-full', octets: 2, limit: 1, most: 50 },
  { code: 'parked-full', limit: 1 },
  { code: 'rules-full', limit: 1 },
];

test('every place in the text of a problem is filled', () => {
  const filled = new Map<string, string[]>(
    WITH_PLACES.map((problem) => [problemKey(problem), Object.keys(problemData(problem))]),
  );
  for (const [key, { message }] of Object.entries(TEXTS).filter(([one]) => one.startsWith('problem_')))
    for (const [, place] of message.matchAll(/\{(\w+)\}/g))
      expect(filled.get(key.replace(/_do$/, '')), key).toContain(place);
});
