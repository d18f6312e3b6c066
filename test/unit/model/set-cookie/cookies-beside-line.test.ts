import { expect, test } from 'vitest';
import type { Verdict } from '../../../../src/cookie/verdict.ts';
import { cookiesBesideLine } from '../../../../src/model/set-cookie/cookies-beside-line.ts';
import type { ReceivedLine } from '../../../../src/model/set-cookie/received-line.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const [request, other] = [{ id: 1 }, { id: 2 }] as unknown as ReceivedLine['request'][];
const stored = (name: string, value: string): Verdict => ({
  outcome: 'stored',
  cookie: cookie(name, { value }),
  notes: [],
});
const line = (verdict: Verdict, of = request) => ({ request: of as ReceivedLine['request'], verdict });

test('beside the cookie of a line are those of its response, the last of each name, then those of the jar', () => {
  const own = line(stored('a', '1'));
  const lines = [
    own,
    line(stored('a.sig', 'old')),
    line(stored('a.sig', 'new')),
    line({ outcome: 'deleted', id: cookie('gone'), notes: [] }),
    line({ ...cookie('bad', { value: 'r' }), outcome: 'rejected', reasons: [], notes: [] }),
    line(stored('elsewhere', '2'), other),
  ];
  const jar = [
    cookie('a.sig', { value: 'jar' }),
    cookie('gone'),
    cookie('kept', { value: 'k' }),
    cookie('x', { domain: 'api.shop.example' }),
  ];
  const found = cookiesBesideLine(own, lines, jar).map(({ name, value }) => `${name}=${value}`);
  expect(found).toEqual(['a=1', 'a.sig=new', 'bad=r', 'kept=k']);
});
