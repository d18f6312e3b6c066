import { expect, test } from 'vitest';
import { jars, now, ordinaryCookie } from '../../../fixtures/ordinary/ordinary-jars.ts';
import { contentFindingsOf } from './content-findings-of.ts';

test.for(Object.entries(jars))('the contents of %s give no finding', async ([, { cookies }]) => {
  const jar = cookies.map((one) => ordinaryCookie(one));
  const found: string[] = [];
  for (const cookie of jar)
    for (const { code } of await contentFindingsOf(cookie, { jar, now })) found.push(`${code} ${cookie.name}`);
  expect(found).toEqual([]);
});
