import { FORMAT_CODES } from '../../src/formats/format/format-code.ts';
import { readCookies, writeCookies } from '../../src/formats/formats.ts';
import { cookie } from '../fixtures/cookie.ts';
import { figures, line } from './figures.ts';

const COUNT = 10_000;
const RUNS = 3;

/** The time to write 10,000 cookies in each format and to read them again: a worker does that for a surface. */
export function measureTexts(): void {
  const now = Date.now();
  const cookies = Array.from({ length: COUNT }, (_, at) =>
    cookie(`name${at}`, {
      domain: `d${at % 400}.example`,
      value: `value-${at}-${'x'.repeat(at % 80)}`,
      hostOnly: at % 2 === 0,
      expiryTime: at % 3 === 0 ? null : now + at * 60_000,
    }),
  );
  for (const format of FORMAT_CODES) {
    const url = 'https://d0.example/';
    const { text } = writeCookies(cookies, format, { now, url });
    const written = timed(() => writeCookies(cookies, format, { now, url }));
    line(`${format}: 10,000 cookies written`, figures(written), `${(text.length / 1024).toFixed(0)} kB`);
    // A test of another tool is no list of cookies.
    if (readCookies(text, { now, url }).cookies.length === 0) continue;
    line(`${format}: read again`, figures(timed(() => readCookies(text, { now, url }))));
  }
}

/** Milliseconds of each run. */
function timed(run: () => unknown): number[] {
  return Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
}
