import { expect, test } from 'vitest';
import { type Agent, cookieKey } from '../../../src/cookie/cookie.ts';
import { findings } from '../../../src/cookie/findings/findings.ts';
import { jars, now, type OrdinaryJar, ordinaryCookie } from '../../fixtures/ordinary/ordinary-jars.ts';
import { registrableDomain } from '../../fixtures/registrable-domain.ts';

function warningsOf({ url, site, cookies }: OrdinaryJar, agent: Agent): string[] {
  const jar = cookies.map((one) => ordinaryCookie(one));
  const names = new Map(jar.map((cookie) => [cookieKey(cookie), cookie.name]));
  return findings({ jar, sent: jar, site, url, agent, now, budget: 32_000, registrableDomain })
    .filter(({ severity }) => severity !== 'note')
    .flatMap(({ code, keys }) => keys.map((key) => `${code} ${names.get(key)}`));
}

const ALL = Object.entries(jars).flatMap(([title, jar]) =>
  (['chrome', 'firefox'] as const).map((agent) => [title, agent, jar] as const),
);

test.for(ALL)('%s, in %s: only warnings that are right and worth an action', ([, agent, jar]) => {
  expect(warningsOf(jar, agent).sort()).toEqual([...jar.warnings].sort());
});
