import { Html } from './html.ts';

/** The style of a report, in light and dark. */
export const REPORT_STYLE = new Html(`
:root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }
body { max-inline-size: 1400px; margin: 24px auto; padding: 0 16px; }
h1 { font-size: 20px; }
h2 { font-size: 16px; }
.soft, small { color: light-dark(#675f56, #aba298); }
.bad { color: light-dark(#b3261e, #ff938a); }
.warn { color: light-dark(#7d5200, #f0c352); }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 12px; }
table { inline-size: 100%; border-collapse: collapse; }
th, td { padding: 6px 8px; border-block-end: 1px solid light-dark(#e5e0d9, #383532); text-align: start; vertical-align: top; }
bdi { overflow-wrap: anywhere; }
td.number { text-align: end; white-space: nowrap; }
td ul, td p { margin: 0; padding-inline-start: 0; list-style: none; }
`);
