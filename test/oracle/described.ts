import type { Finding } from './examine.ts';

/** The text of one mismatch, for a person. */
export function described({ seed, thirdParty, story, disagreements }: Finding): string {
  const steps = story.steps.map(({ way, status, rested, hops }) => {
    const began = `${rested ? 'after two minutes ' : ''}${way}${hops.length > 1 ? ` (${status})` : ''}`;
    return `  ${began}: ${hops.map(({ url, lines }) => [url, ...lines.map((line) => `    ${shortened(line)}`)].join('\n')).join('\n    -> ')}`;
  });
  const differences = disagreements.map(
    ({ where, core, browser }) => `  ${where}\n    core:    ${shortened(core)}\n    browser: ${shortened(browser)}`,
  );
  return [`seed ${seed}, third-party cookies ${thirdParty}`, ...steps, ...differences].join('\n');
}

/** The text with long runs of one character shortened, and invisible characters escaped. */
function shortened(text: string): string {
  const short = text.replace(/(.)\1{60,}/gs, (run, character: string) => `${character}{${run.length}}`);
  return Array.from(short, (character) => (/[\x20-\x7e]/.test(character) ? character : escaped(character))).join('');
}

function escaped(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
