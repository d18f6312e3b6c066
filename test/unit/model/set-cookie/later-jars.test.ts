import { expect, test } from 'vitest';
import { JarHistory } from '../../../../src/cookie/jar/jar-history.ts';
import { laterJars } from '../../../../src/model/set-cookie/later-jars.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { networkRequest } from '../../../fixtures/har.ts';
import { added } from '../../../fixtures/jar-events.ts';

const START = Date.UTC(2026, 10, 22);

test('of a cookie that changes without end the state with the value that was sent is tried', () => {
  const history = new JarHistory('chrome', 1_000);
  history.adopt([], (START - 1_000) * 1_000);
  const set = (delay: number, name: string, value: string) =>
    history.take({ id: (START + delay) * 1_000 + 123, change: added(cookie(name, { value })) });
  for (let count = 1; count <= 60; count++) {
    set(count * 7, 'c', String(count));
    set(count * 7 + 1, 'same', '1');
  }
  const request = networkRequest('https://shop.example/', { at: START, request: { Cookie: 'c=12; same=1' } });
  const values = laterJars(request, history).map((jar) => jar.find(({ name }) => name === 'c')?.value);
  expect(values).toEqual(['1', '1', '2', '2', '60', '12']);
});
