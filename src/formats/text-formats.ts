import { cypressTest } from './fixtures/cypress-test.ts';
import { playwrightTest } from './fixtures/playwright-test.ts';
import { puppeteerScript } from './fixtures/puppeteer-script.ts';
import type { TextFormat } from './format/format.ts';
import { insomniaYaml } from './insomnia-yaml.ts';
import { powershell } from './lines/code/powershell.ts';
import { script } from './lines/code/script.ts';
import { csv } from './lines/csv.ts';
import { curl } from './lines/curl/curl.ts';
import { devtoolsTable } from './lines/devtools-table.ts';
import { documentCookie, documentCookieLines } from './lines/document-cookie.ts';
import { header, plainHeader } from './lines/header.ts';
import { netscape, netscapeWget } from './lines/netscape.ts';
import { setCookie } from './lines/set-cookie.ts';
import { storedTable } from './stored/stored-table.ts';

/**
 * The formats that are no JSON, in the order in which a text is tried: the first that recognises it reads it. Those that the
 * beginning of a text or of a line decides go before those that are looked for everywhere, as a value may contain JSON or code.
 * Nearly every line could be a Cookie header, so that is last. Fixtures are only written.
 */
export const TEXT_FORMATS: readonly TextFormat[] = [
  playwrightTest,
  puppeteerScript,
  cypressTest,
  insomniaYaml,
  devtoolsTable,
  netscape,
  netscapeWget,
  storedTable,
  csv,
  setCookie,
  plainHeader,
  documentCookieLines,
  powershell,
  curl,
  documentCookie,
  script,
  header,
];
