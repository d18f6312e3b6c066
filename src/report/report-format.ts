/** What a report without values is written as; no format of cookies, since no cookie can be made of it. */
export const REPORT_FORMATS = ['report-html', 'report-json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
