import { parseArgs } from 'node:util';
import type { BrowserKind } from '../browsers/find-browser.ts';

export interface Options {
  browser: BrowserKind;
  headless: boolean;
  /** Ends as soon as the popup has painted the demo's cookies. */
  once: boolean;
  /** null: the usual port, or any free one. */
  port: number | null;
  help: boolean;
}

export const USAGE = `npm start [-- OPTIONS]

Builds Crumb, starts the demo site and opens it in a browser with Crumb, in a fresh profile.

  --firefox    Firefox instead of Chrome, Chromium or Edge
  --headless   without a window
  --once       end as soon as the popup shows the demo's cookies, leaving a picture in test/out
  --port N     the port of the demo site
  --help       this text

CRUMB_CHROMIUM and CRUMB_FIREFOX name the program file of a browser in an unusual place.`;

/**
 * The options of `npm start`.
 * @throws Error that names the unknown option or the invalid port
 */
export function parseOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      firefox: { type: 'boolean', default: false },
      headless: { type: 'boolean', default: false },
      once: { type: 'boolean', default: false },
      port: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new Error(`--port ${values.port}: a port is a whole number from 1 to 65535.`);
  }
  return {
    browser: values.firefox ? 'firefox' : 'chromium',
    headless: values.headless,
    once: values.once,
    port,
    help: values.help,
  };
}
