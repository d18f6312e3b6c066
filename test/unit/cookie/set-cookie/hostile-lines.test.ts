import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agent } from '../../../../src/cookie/cookie.ts';
import { toOctets, toText } from '../../../../src/cookie/octets.ts';
import { cookiesForRequest } from '../../../../src/cookie/request/cookies-for-request.ts';
import { topLevelRequest } from '../../../../src/cookie/request/top-level-request.ts';
import { judgeSetCookie } from '../../../../src/cookie/set-cookie/judge-set-cookie.ts';
import { headerOctets } from '../../../../src/cookie/sizes.ts';
import type { ResponseContext } from '../../../../src/cookie/verdict.ts';
import { countSteps } from '../../../fixtures/count-steps.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';
import { sampleCookie } from '../sample-cookie.ts';

const MEGABYTE = 1_000_000;
const AGENTS = ['chrome', 'firefox'] as const;

function judge(line: string, agent: Agent = 'chrome') {
  const { method: _, ...visit } = topLevelRequest({
    url: 'https://www.shop.test/dir/page',
    now: 1_800_000_000_000,
    agent,
    registrableDomain,
  });
  const response: ResponseContext = { ...visit, via: 'http', jar: [sampleCookie()] };
  return judgeSetCookie(line, response);
}

/** Lines with the given number of octets, of constructs that are hard for a parser. */
const LONG: Record<string, (octets: number) => string> = {
  'one value': (octets) => `n=${'x'.repeat(octets - 2)}`,
  'attributes without "="': (octets) => 'n=v'.padEnd(octets, ';a'),
  'empty attributes': (octets) => 'n=v'.padEnd(octets, ';'),
  'one "=" at the very end': (octets) => `${'n;'.padEnd(octets - 1, 'a;')}=`,
  'the same attribute again and again': (octets) => 'n=v'.padEnd(octets, ';Path=/'),
  'slips of the pen': (octets) => 'n=v'.padEnd(octets, ';Securee'),
  'control characters in attributes': (octets) => 'n=v'.padEnd(octets, ';\x01'),
  'control characters in a value': (octets) => 'n='.padEnd(octets, '\x01'),
  spaces: (octets) => 'n = v ;'.padEnd(octets, ' '),
  'equals signs': (octets) => 'n'.padEnd(octets, '='),
  'a domain': (octets) => 'n=v; Domain='.padEnd(octets, 'a.'),
  'a date': (octets) => 'n=v; Expires='.padEnd(octets, '1 Jan '),
  'a SameSite': (octets) => 'n=v; SameSite='.padEnd(octets, '\xc3\xa9'),
};

describe.each(AGENTS)('a hostile line in %s', (agent) => {
  test.for(Object.entries(LONG))('a line of %s takes twice the steps when it is twice as long', ([, make]) => {
    const half = countSteps(() => judge(make(10_000), agent));
    const whole = countSteps(() => judge(make(20_000), agent));
    expect(whole).toBeGreaterThan(20_000);
    expect(whole / half).toBeLessThan(2.1);
  });

  test.for(['one value', 'attributes without "="'])('a line of 1 MB of %s is judged in linear steps', (kind) => {
    const steps = countSteps(() => judge(LONG[kind]?.(MEGABYTE) ?? '', agent));
    expect(steps).toBeGreaterThan(MEGABYTE);
    expect(steps).toBeLessThan(20 * MEGABYTE);
  });

  test('of a fault in each of 150,000 attributes some are named and the number of the others is said', () => {
    const verdict = judge('n=v'.padEnd(300_003, ';\x01'), agent);
    const codes = verdict.outcome === 'rejected' ? verdict.reasons.map(({ code }) => code) : [];
    expect(codes).toEqual([...Array(10).fill('DisallowedCharacter'), 'MoreDisallowedCharacters']);
    expect(verdict).toMatchObject({
      reasons: expect.arrayContaining([expect.objectContaining({ data: { count: 149_990 } })]),
    });
    expect(verdict.notes).toContainEqual({ code: 'MoreAttributes', data: { count: 149_980 } });
  });

  test('of a name of 230,000 octets no reason and no note says more than its start', () => {
    for (const attribute of [
      '\xc3\xa9'.repeat(115_000),
      `Domain=${'d'.repeat(230_000)}\x01`,
      `Path${'p'.repeat(230_000)}\x01`,
    ]) {
      const verdict = judge(`n=v; ${attribute}; SameSite=${'s'.repeat(1_000)}; Secure=${'f'.repeat(230_000)}`, agent);
      const said = [...verdict.notes, ...(verdict.outcome === 'rejected' ? verdict.reasons : [])];
      const texts = said.flatMap(({ data }) => Object.values(data)).map(String);
      expect(texts.filter((text) => text.length > 201 || text.includes('\ufffd'))).toEqual([]);
      expect(texts.some((text) => text.endsWith('…'))).toBe(true);
    }
  });
});

/** Octets of any value, the same for the same seed. */
function randomOctets(seed: string, count: number): string {
  return createHash('shake128', { outputLength: count }).update(seed).digest().toString('latin1');
}

test('2,000 random lines of up to 10,000 octets are judged, and none throws', () => {
  for (let seed = 0; seed < 2000; seed++) {
    // Short lines are as frequent as long ones.
    const length = Math.round(10_000 ** (randomOctets(`length ${seed}`, 1).charCodeAt(0) / 255));
    const line = randomOctets(`${seed}`, length);
    for (const agent of AGENTS) {
      const verdict = judge(line, agent);
      const reasons = verdict.outcome === 'rejected' ? verdict.reasons : [];
      expect(reasons.length > 0, `seed ${seed}`).toBe(verdict.outcome === 'rejected');
      const fixedLine = reasons[0]?.fixedLine;
      if (fixedLine !== undefined) expect(judge(fixedLine, agent).outcome, `seed ${seed}`).not.toBe('rejected');
    }
  }
});

test('octets are those of UTF-8, and a header has as many as its encoded text', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  fc.assert(
    fc.property(text, text, (name, value) => {
      expect(toOctets(value)).toHaveLength(Buffer.byteLength(value));
      expect(toText(toOctets(value))).toBe(Buffer.from(value).toString());
      const sent = [sampleCookie({ name: toOctets(name), value: toOctets(value) }), sampleCookie()];
      const visit = { url: 'https://www.shop.test/', now: 0, agent: 'chrome' as const, registrableDomain };
      const { header, bytes } = cookiesForRequest(sent, topLevelRequest(visit));
      expect(bytes).toBe(Buffer.from(header, 'latin1').length);
      expect(bytes).toBe(headerOctets(sent));
      expect(bytes).toBe(Buffer.byteLength(`${name === '' ? '' : `${name}=`}${value}; n=v`));
    }),
  );
});
