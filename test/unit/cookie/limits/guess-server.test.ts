import { expect, test } from 'vitest';
import { guessServer } from '../../../../src/cookie/limits/guess-server.ts';

const NOTHING = { status: 200, server: '', via: '', poweredBy: '', host: '' };

test.each([
  [{ server: 'nginx/1.22.1' }, 'nginx'],
  [{ server: 'Werkzeug/3.0.1 Python/3.12.1' }, 'werkzeug'],
  [{ server: 'WSGIServer/0.2 CPython/3.12.3' }, 'werkzeug'],
  [{ server: 'SimpleHTTP/0.6 Python/3.12.1' }, 'werkzeug'],
  [{ server: 'gunicorn' }, 'gunicorn'],
  [{ server: 'Apache/2.4.58 (Debian)' }, 'apache'],
  [{ server: 'Apache-Coyote/1.1' }, 'tomcat'],
  [{ server: 'Jetty(9.4.57.v20241219)' }, 'jetty'],
  [{ poweredBy: 'Express' }, 'node'],
  [{ server: 'nginx', poweredBy: 'Express' }, 'nginx'],
  [{ server: 'uvicorn', via: '1.1 Caddy' }, 'uvicorn'],
  [{ poweredBy: 'PHP/8.2.36', host: 'localhost:8000' }, 'php'],
  [{ host: 'localhost:8000' }, 'php'],
  [{ poweredBy: 'PHP/8.2.36' }, null],
  [{ server: 'nginx', poweredBy: 'PHP/8.2.36' }, 'nginx'],
  [{ server: 'Apache/2.4.58 (Debian)', poweredBy: 'PHP/8.2.36', host: 'localhost' }, 'apache'],
  [{ server: 'cloudflare', poweredBy: 'PHP/8.2.36', host: 'localhost' }, null],
  [{ via: '1.1 varnish (Varnish/6.0)' }, 'varnish'],
  [{ via: '1.1 cache-1 (Varnish/7.4)' }, 'varnish'],
  [{ server: 'Varnish' }, 'varnish'],
  // Fastly.
  [{ via: '1.1 varnish' }, null],
  [{ server: 'nginx', via: '1.1 varnish, 1.1 varnish' }, 'nginx'],
  [{ server: 'Vercel', poweredBy: 'Next.js' }, 'vercel'],
  [{ server: 'Caddy\nApache' }, 'apache'],
  [{ server: 'openresty/1.25.3.1' }, 'nginx'],
  [{ server: 'Tengine' }, 'nginx'],
  [{ server: 'istio-envoy' }, 'envoy'],
  [{ server: 'Google Frontend', via: '1.1 google' }, null],
  [{ poweredBy: 'Strapi <strapi.io>' }, 'node'],
  [{ status: 431 }, 'node'],
  [{ status: 431, server: 'unknown' }, null],
  [{ status: 494 }, 'vercel'],
  [{ status: 400 }, null],
  [{ server: 'x'.repeat(100_000) }, null],
  [{}, null],
])('a response with %j comes from %s', (traits, expected) => {
  expect(guessServer({ ...NOTHING, ...traits })).toBe(expected);
});
