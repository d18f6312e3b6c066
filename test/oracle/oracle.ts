import type { Target } from '../browsers/build.ts';
import { currentBuild } from '../browsers/current-build.ts';
import type { BrowserKind } from '../browsers/find-browser.ts';
import { described } from './described.ts';
import { examine, examineResting, type Tally } from './examine.ts';
import { judgeRandomOctets } from './judge-random-octets.ts';
import { type OracleOptions, parseOracleOptions, USAGE } from './options.ts';
import { openOracleBrowser } from './oracle-browser.ts';

/** `npm run oracle` compares the core with real browsers, on stories never played before. */

const TARGETS: Record<BrowserKind, Target> = { chromium: 'chrome', firefox: 'firefox' };
const RESTING = 20;

async function main(options: OracleOptions): Promise<number> {
  console.log(`seed ${options.seed}`);
  judgeRandomOctets(options.seed, options.octets);
  console.log(`${options.octets} random octet strings: nothing threw`);
  let disagreements = 0;
  for (const browser of options.browsers) {
    await currentBuild(TARGETS[browser]);
    disagreements += await play(browser, options);
    if (browser === 'chromium' && options.real) disagreements += await playRealMinutes(options);
  }
  console.log(disagreements === 0 ? 'No disagreement.' : `${disagreements} disagreements.`);
  return disagreements === 0 ? 0 : 1;
}

async function play(kind: BrowserKind, { seed, lines, requests }: OracleOptions): Promise<number> {
  const browser = await openOracleBrowser(kind, { twoMinutes: 'short' });
  try {
    let found = 0;
    const share = (all: number) => Math.ceil(all / browser.policies.length);
    for (const policy of browser.policies) {
      const setting = await browser.set(policy);
      const own = `${seed}, ${policy}`;
      const task = { seed: own, lines: share(lines), requests: share(requests) };
      found += told(`${kind}, third-party cookies ${policy}`, await examine(browser.player, setting, task));
      const resting = await examineResting(browser.player, setting, own, RESTING);
      found += told(`${kind}, third-party cookies ${policy}, grown old`, resting);
    }
    return found;
  } finally {
    await browser.close();
  }
}

async function playRealMinutes({ seed }: OracleOptions): Promise<number> {
  const browser = await openOracleBrowser('chromium', { twoMinutes: 'real' });
  try {
    const setting = await browser.set('allowed');
    const tally = await examineResting(browser.player, setting, `${seed}, real`, RESTING);
    return told('chromium, after the real two minutes', tally);
  } finally {
    await browser.close();
  }
}

function told(what: string, { lines, requests, findings }: Tally): number {
  for (const finding of findings) console.log(`\n${described(finding)}\n`);
  console.log(`${what}: ${lines} lines, ${requests} requests, ${findings.length} disagreements`);
  return findings.length;
}

try {
  const options = parseOracleOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else process.exitCode = await main(options);
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
}
