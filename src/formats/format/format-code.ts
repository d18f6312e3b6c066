/** The formats of cookies that Crumb reads and writes, in the order in which they are offered. */
export const FORMAT_CODES = [
  'crumb',
  'chrome-json',
  'netscape',
  'netscape-wget',
  'header',
  'curl',
  'set-cookie',
  'document-cookie',
  'csv',
  'har',
  'playwright',
  'puppeteer',
  'cypress',
  'selenium',
  'tough-cookie',
  'cookiecloud',
  'cookie-quick-manager',
  'playwright-test',
  'puppeteer-script',
  'cypress-test',
] as const;

export type FormatCode = (typeof FORMAT_CODES)[number];
