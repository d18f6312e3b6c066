import type { Agent, Cookie } from '../../src/cookie/cookie.ts';
import { cookiesForRequest } from '../../src/cookie/request/cookies-for-request.ts';
import { judgeSetCookie } from '../../src/cookie/set-cookie/judge-set-cookie.ts';
import { KeyedJar } from '../../src/cookie/set-cookie/keyed-jar.ts';
import type { SameSiteContext } from '../../src/cookie/verdict.ts';
import { registrableDomain } from '../fixtures/registrable-domain.ts';
import { Random } from './random.ts';
import { SERVER_NOW } from './server-clock.ts';

const MOST_OCTETS = 10_000;
const MOST_COOKIES = 50;
const URLS = [
  'https://www.shop.test/dir/page',
  'http://shop.localhost/',
  'http://127.0.0.1/',
  'https://co.uk/',
] as const;
const STARTS = [
  '',
  '',
  'n=',
  'n=1;',
  'n=1; Path=',
  'n=1; Domain=',
  'n=1; Expires=',
  'n=1; Max-Age=',
  '__Host-',
] as const;

/**
 * Judges this many strings of random octets with the core, and computes the cookies that a request would send of them.
 * @throws Error with the octets, when the core throws
 */
export function judgeRandomOctets(seed: string, count: number): void {
  const random = new Random(seed);
  let jar: readonly Cookie[] = [];
  for (let i = 0; i < count; i++) {
    const line = random.pick(STARTS) + randomOctets(random);
    const circumstances = {
      url: random.pick(URLS),
      now: SERVER_NOW + i,
      agent: random.pick<Agent>(['chrome', 'firefox']),
      registrableDomain,
      sameSiteContext: random.pick<SameSiteContext>(['same-site', 'cross-site']),
      topLevelNavigation: random.chance(0.5),
      partitionKey: null,
    };
    try {
      const verdict = judgeSetCookie(line, { ...circumstances, via: 'http', jar });
      jar = new KeyedJar(jar).take(verdict).cookies.slice(-MOST_COOKIES);
      const { header, bytes, sent, notSent } = cookiesForRequest(jar, { ...circumstances, method: 'GET' });
      if (header.length !== bytes || sent.length + notSent.length !== jar.length)
        throw new Error('octets or cookies lost');
    } catch (cause) {
      throw new Error(`string ${i} of seed ${seed}: ${JSON.stringify(line)}`, { cause });
    }
  }
}

/** Short strings are as frequent as long ones: lengths are spread evenly by their logarithm. */
export function randomOctets(random: Random): string {
  const length = Math.round((MOST_OCTETS + 1) ** random.unit()) - 1;
  const octets = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; at++) octets[at] = random.int(0, 255);
  return octets.toString('latin1');
}
