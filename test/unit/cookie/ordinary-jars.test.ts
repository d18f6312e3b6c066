import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Agent, type Cookie, cookieKey, type SameSite } from '../../../src/cookie/cookie.ts';
import { findings } from '../../../src/cookie/findings/findings.ts';
import { registrableDomain } from '../../fixtures/registrable-domain.ts';

interface Jar {
  url: string;
  site: string;
  /** Code and cookie of each warning that is right and that its owner can act on. */
  warnings: string[];
  /** Name, value, and the domain, with a dot for subdomains too, before the attributes. */
  cookies: [name: string, value: string, rest: string][];
}

/** Names as ordinary sites have them, with invented values; no real person or site. */
const { now, jars }: { now: number; jars: Record<string, Jar> } = JSON.parse(
  readFileSync(new URL('../../fixtures/ordinary-jars.json', import.meta.url), 'utf8'),
);

function cookieOf([name, value, rest]: Jar['cookies'][number]): Cookie {
  const [domain = '', ...attributes] = rest.split('; ');
  const attributeValue = (attribute: string) =>
    attributes.find((one) => one.startsWith(`${attribute}=`))?.slice(attribute.length + 1);
  const maxAge = attributeValue('Max-Age');
  return {
    storeId: '0',
    partitionKey: null,
    domain: domain.replace(/^\./, ''),
    hostOnly: !domain.startsWith('.'),
    path: '/',
    name,
    value,
    expiryTime: maxAge === undefined ? null : now + Number(maxAge) * 1000,
    secure: attributes.includes('Secure'),
    httpOnly: attributes.includes('HttpOnly'),
    sameSite: (attributeValue('SameSite') ?? 'unset') as SameSite,
    creationTime: null,
  };
}

function warningsOf({ url, site, cookies }: Jar, agent: Agent): string[] {
  const jar = cookies.map(cookieOf);
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
