import { cypressTest } from './fixtures/cypress-test.ts';
import { playwrightTest } from './fixtures/playwright-test.ts';
import { puppeteerScript } from './fixtures/puppeteer-script.ts';
import type { TextFormat } from './format/format.ts';

/**
 * The formats that are no JSON, in the order in which a text is tried: the first that recognises it reads it. What is most
 * particular goes first: nearly every line could be a Cookie header. Fixtures are only written.
 */
export const TEXT_FORMATS: readonly TextFormat[] = [playwrightTest, puppeteerScript, cypressTest];
