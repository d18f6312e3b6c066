import { cookiesForRequest } from '../../src/cookie/retrieval.ts';
import { topLevelRequest } from '../../src/cookie/top-level-request.ts';
import { cookie } from '../fixtures/cookie.ts';
import { registrableDomain } from '../fixtures/registrable-domain.ts';
import { figures, line } from './figures.ts';

/** How long the core takes to say what a request carries. */
export function measureCore(): void {
  const jar = Array.from({ length: 3_300 }, (_, index) =>
    cookie(`n${index}`, {
      domain: `d${index % 30}.shop.example`,
      path: index % 4 ? '/' : '/deep',
      secure: index % 2 > 0,
    }),
  );
  const now = Date.now();
  const request = topLevelRequest({
    url: 'https://d7.shop.example/deep/page',
    now,
    agent: 'chrome',
    registrableDomain,
  });
  const times = Array.from({ length: 500 }, () => {
    const start = performance.now();
    cookiesForRequest(jar, request);
    return performance.now() - start;
  });
  line('cookiesForRequest, 3,300 cookies (Node)', figures(times.slice(100)));
}
