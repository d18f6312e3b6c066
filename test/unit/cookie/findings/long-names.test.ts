import { expect, test } from 'vitest';
import { lookAlikeNameFinding } from '../../../../src/cookie/findings/look-alike-name.ts';
import { sessionKind } from '../../../../src/cookie/findings/session.ts';
import { asOctets, toOctets } from '../../../../src/cookie/octets.ts';
import { sampleCookie } from '../sample-cookie.ts';

/** As many cookies as a browser stores of a site, with names of 4,096 octets at most. */
const siteWith = (name: (at: number) => string) =>
  Array.from({ length: 180 }, (_, at) => sampleCookie({ name: toOctets(name(at)) }));

/** Milliseconds of processor time: other work on the machine does not count. */
function timeOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1000;
}

test('names of a thousand marks are searched for look-alikes in less than half a second', () => {
  const jar = siteWith((at) => `a${'\u0301\u0336'.repeat(1000)}${at}`);
  expect(timeOf(() => jar.forEach(lookAlikeNameFinding))).toBeLessThan(500);
});

test('names of thousands of letters are searched for words in less than half a second', () => {
  const jar = siteWith((at) => 'a'.repeat(4000 + (at % 90)));
  expect(timeOf(() => jar.forEach(sessionKind))).toBeLessThan(500);
});

test.each(['A', '0', 'eyJ'])(
  'values of "%s" again and again are searched for secrets in less than a fifth of a second',
  (unit) => {
    const value = asOctets(unit.repeat(4000 / unit.length));
    const jar = Array.from({ length: 360 }, () => sampleCookie({ name: asOctets('session'), value }));
    expect(timeOf(() => jar.forEach(sessionKind))).toBeLessThan(200);
  },
);

test('a look-alike at the start of a long name is found', () => {
  const name = asOctets(`${toOctets('s\u0435ssion')}${'x'.repeat(4000)}`);
  expect(lookAlikeNameFinding(sampleCookie({ name }))?.data.characters).toBe('\u0435 U+0435');
});
