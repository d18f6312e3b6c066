/** One style for all pages: the reader's own light or dark, no network, no motion. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#20242c, #e6e8ec); --soft: light-dark(#5b6270, #a2a9b6);
  --paper: light-dark(#faf8f4, #17191e); --card: light-dark(#fff, #20232a); --line: light-dark(#ddd8cd, #353a45);
  --accent: light-dark(#9a4a00, #ffb469); --on-accent: light-dark(#fff, #1d1206) }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
header, main, footer { max-width: 46rem; margin-inline: auto; padding: .75rem 1.25rem }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; color: var(--soft); font-size: .9rem }
header strong { color: var(--ink) }
h1 { font-size: 1.75rem; line-height: 1.2; margin: .5rem 0 }
h2 { font-size: 1.1rem; margin: 0 0 .5rem }
.lead { font-size: 1.1rem; color: var(--soft); margin: 0 0 1.25rem }
section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.25rem; margin: 1rem 0 }
section.look { border-inline-start: .35rem solid var(--accent) }
section > :last-child { margin-bottom: 0 }
a { color: var(--accent) } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
button, .button { display: inline-block; font: inherit; padding: .4rem .9rem; border: 1px solid var(--accent); border-radius: .4rem;
  background: var(--accent); color: var(--on-accent); text-decoration: none; cursor: pointer }
.quiet { background: none; color: var(--accent) }
form { display: inline-block; margin: 0 .5rem .5rem 0 } label { display: block; margin-bottom: .25rem }
input, select { font: inherit; padding: .35rem .5rem; max-width: 100% }
code, pre { font: .9em/1.5 ui-monospace, monospace } pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: 14rem; overflow: auto; margin: .5rem 0 0 }
table { border-collapse: collapse; width: 100%; font-size: .95rem }
th, td { text-align: start; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere }
li { margin: .35rem 0 } iframe { width: 100%; height: 13rem; border: 1px solid var(--line); border-radius: .4rem }
meter { width: 100%; height: 1.25rem }
`;
