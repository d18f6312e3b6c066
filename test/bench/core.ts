import { CookieJar } from 'tough-cookie';
import { cookiesForRequest } from '../../src/cookie/request/cookies-for-request.ts';
import { topLevelRequest } from '../../src/cookie/request/top-level-request.ts';
import { judgeSetCookie } from '../../src/cookie/set-cookie/judge-set-cookie.ts';
import type { ResponseContext } from '../../src/cookie/verdict.ts';
import { cookie } from '../fixtures/cookie.ts';
import { registrableDomain } from '../fixtures/registrable-domain.ts';
import { type Figures, figures } from './figures.ts';

const PAGE = 'https://www.shop.example/deep/page';
const RUNS = 25;

/** Lines as servers write them, and some that every browser rejects. */
const LINES = [
  'sid=s%3AkQ4v0bXo2Zp7; Path=/; HttpOnly; Secure; SameSite=Lax',
  'theme=dark; Max-Age=31536000; Path=/',
  'visitor=c41f; Domain=shop.example; Path=/; Expires=Fri, 31 Dec 2027 23:59:59 GMT; SameSite=None; Secure',
  'csrf=1d0e; Path=/; Secure; SameSite=Strict',
  '__Host-id=1; Secure; Path=/',
  'cart=3; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/',
  'seen=1',
  'lang="de"; Path=/deep; Max-Age=60',
  'tracker=1; Domain=other.example; Path=/',
  'embed=1; Path=/; SameSite=None',
];

/** The speed of the core: cookies for a request, in microseconds; a Set-Cookie line, as a ratio to tough-cookie. */
export function measureCore(): void {
  const [carried] = timed(20, [retrieval()]);
  report('cookiesForRequest, a jar of 3,300 from 110 hosts', figures(carried ?? []), 'goal: 200 µs');
  const [own = [], theirs = []] = timed(50 * LINES.length, [ownJudge(), toughCookie()]);
  const ratio = figures(theirs.map((time, run) => time / (own[run] ?? Number.NaN))).median;
  report('judgeSetCookie, a line', figures(own), '');
  report("tough-cookie's parse and set of the same", figures(theirs), `${ratio.toFixed(1)} x as long; goal: 3 x`);
}

function retrieval(): () => void {
  const jar = Array.from({ length: 3_300 }, (_, index) =>
    cookie(`n${index}`, {
      domain: index % 3 ? `d${index % 110}.example` : `d${index % 30}.shop.example`,
      hostOnly: index % 2 > 0,
      path: index % 4 ? '/' : '/deep',
      secure: index % 5 > 0,
    }),
  );
  const url = 'https://d6.shop.example/deep/page';
  const request = topLevelRequest({ url, now: Date.now(), agent: 'chrome', registrableDomain });
  return () => void cookiesForRequest(jar, request);
}

function ownJudge(): () => void {
  const { method: _, ...around } = topLevelRequest({ url: PAGE, now: Date.now(), agent: 'chrome', registrableDomain });
  const response: ResponseContext = { ...around, via: 'http', jar: [] };
  const next = lines();
  return () => void judgeSetCookie(next(), response);
}

/** The jar has at most the cookies of these lines. */
function toughCookie(): () => void {
  const jar = new CookieJar();
  const next = lines();
  return () => void jar.setCookieSync(next(), PAGE, { ignoreError: true });
}

function lines(): () => string {
  let index = 0;
  return () => LINES[index++ % LINES.length] ?? '';
}

/** Microseconds for a call of each function, in `RUNS` alternating runs, once the code is warm. */
function timed(calls: number, asked: (() => void)[]): number[][] {
  const times = asked.map(() => [] as number[]);
  for (let run = -RUNS; run < RUNS; run++) {
    for (const [index, call] of asked.entries()) {
      const start = performance.now();
      for (let done = 0; done < calls; done++) call();
      if (run >= 0) times[index]?.push(((performance.now() - start) / calls) * 1000);
    }
  }
  return times;
}

function report(what: string, { median, worst }: Figures, more: string): void {
  console.log(`${what.padEnd(58)} ${median.toFixed(1).padStart(8)} µs ${worst.toFixed(1).padStart(8)} µs  ${more}`);
}
