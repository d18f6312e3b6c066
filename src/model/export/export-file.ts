import type { ExportFormat } from './export-model.ts';

/** What a file of each format ends with. */
const ENDINGS: Record<ExportFormat, string> = {
  crumb: 'crumb.json',
  'chrome-json': 'json',
  netscape: 'txt',
  'netscape-wget': 'txt',
  header: 'txt',
  curl: 'sh',
  'set-cookie': 'txt',
  'document-cookie': 'js',
  csv: 'csv',
  har: 'har',
  playwright: 'json',
  puppeteer: 'json',
  cypress: 'json',
  selenium: 'json',
  'tough-cookie': 'json',
  cookiecloud: 'json',
  'cookie-quick-manager': 'json',
  'playwright-test': 'spec.ts',
  'puppeteer-script': 'js',
  'cypress-test': 'cy.js',
  'report-html': 'report.html',
  'report-json': 'report.json',
};

/** The name of the file that an export is saved as, and its media type. */
export function exportFile(format: ExportFormat, site: string): { name: string; type: string } {
  const ending = ENDINGS[format];
  const host = site.replace(/[^\w.-]+/g, '_');
  return {
    name: `${host}-cookies.${ending}`,
    type: /json$|har$/.test(ending) ? 'application/json' : ending.endsWith('html') ? 'text/html' : 'text/plain',
  };
}
