import { parseArgs } from 'node:util';
import type { BrowserKind } from '../browsers/find-browser.ts';

export interface OracleOptions {
  lines: number;
  requests: number;
  octets: number;
  seed: string;
  browsers: BrowserKind[];
  /** The rule of the two minutes is played once with the real two minutes. */
  real: boolean;
  help: boolean;
}

export const USAGE = `npm run oracle [-- OPTIONS]

Plays random Set-Cookie lines and requests in real browsers and prints where the core says otherwise.

  --lines N     Set-Cookie lines for each browser (5000)
  --requests N  requests for each browser (1000)
  --octets N    random octet strings that must make nothing throw (100000)
  --seed S      plays the same again; a new seed each time unless given
  --browser B   chromium or firefox; both unless given
  --no-real     without the real two minutes, which take two minutes
  --help        this text`;

/**
 * The options of `npm run oracle`.
 * @throws Error that names the unknown option, number or browser
 */
export function parseOracleOptions(args: string[]): OracleOptions {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      lines: { type: 'string', default: '5000' },
      requests: { type: 'string', default: '1000' },
      octets: { type: 'string', default: '100000' },
      seed: { type: 'string' },
      browser: { type: 'string' },
      real: { type: 'boolean', default: true },
      help: { type: 'boolean', default: false },
    },
  });
  const { browser } = values;
  if (browser !== undefined && browser !== 'chromium' && browser !== 'firefox') {
    throw new Error(`--browser ${browser}: chromium or firefox.`);
  }
  return {
    lines: countOf('lines', values.lines),
    requests: countOf('requests', values.requests),
    octets: countOf('octets', values.octets),
    seed: values.seed ?? String(Date.now()),
    browsers: browser ? [browser] : ['chromium', 'firefox'],
    real: values.real,
    help: values.help,
  };
}

function countOf(option: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${option} ${text}: not a whole number.`);
  return Number(text);
}
