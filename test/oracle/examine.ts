import type { ThirdParty } from '../../src/cookie/verdict.ts';
import { compare, type Disagreement } from './compare.ts';
import { generateLines, generateRequests } from './generate-story.ts';
import type { Observed, Player } from './player.ts';
import { predict, type Setting } from './predict.ts';
import { Random } from './random.ts';
import { smallest } from './smallest.ts';
import type { Story } from './story.ts';

/** The number of lines and requests played, and the mismatches between core and browser. */
export interface Tally {
  lines: number;
  requests: number;
  findings: Finding[];
}

export interface Finding {
  /** The seed of `Random` for the story. */
  seed: string;
  thirdParty: ThirdParty;
  /** The smallest story that still shows the mismatch. */
  story: Story;
  disagreements: Disagreement[];
}

/** The number of lines and requests to play. */
export interface Task {
  seed: string;
  /** At least this many Set-Cookie lines, a dozen and more in a response. */
  lines: number;
  /** At least this many requests of pages, frames and scripts. */
  requests: number;
}

/**
 * Plays new stories until there were enough lines and requests, and makes each one with a mismatch as small as
 * possible.
 */
export async function examine(player: Player, setting: Setting, task: Task): Promise<Tally> {
  const tally: Tally = { lines: 0, requests: 0, findings: [] };
  const { seed } = task;
  for (let number = 0; tally.lines < task.lines; number++) {
    const own = `${seed}/lines/${number}`;
    const story = generateLines(new Random(own));
    tally.lines += count(story).lines;
    await examineOne(player, setting, own, story, tally);
  }
  for (let number = 0; tally.requests < task.requests; number++) {
    const own = `${seed}/requests/${number}`;
    const story = generateRequests(new Random(own), { rests: false });
    tally.requests += count(story).requests;
    await examineOne(player, setting, own, story, tally);
  }
  return tally;
}

/** Tests the rule of the two minutes on this many stories at once. */
export async function examineResting(player: Player, setting: Setting, seed: string, stories: number): Promise<Tally> {
  const tally: Tally = { lines: 0, requests: 0, findings: [] };
  const seeds = Array.from({ length: stories }, (_, number) => `${seed}/resting/${number}`);
  const made = seeds.map((own) => generateRequests(new Random(own), { rests: true }));
  for (const [number, observed] of (await player.playResting(made, setting)).entries()) {
    tally.requests += count(observed.story).requests;
    const disagreements = judge(observed, setting);
    if (disagreements.length === 0) continue;
    const { thirdParty } = setting;
    tally.findings.push({ seed: seeds[number] ?? '', thirdParty, story: observed.story, disagreements });
  }
  return tally;
}

async function examineOne(player: Player, setting: Setting, seed: string, story: Story, tally: Tally): Promise<void> {
  const disagreements = async (one: Story) => judge(await player.play(one), setting);
  if ((await disagreements(story)).length === 0) return;
  const small = await smallest(story, async (candidate) => (await disagreements(candidate)).length > 0);
  const { thirdParty } = setting;
  tally.findings.push({ seed, thirdParty, story: small, disagreements: await disagreements(small) });
}

function judge(observed: Observed, setting: Setting): Disagreement[] {
  const moments = observed.hops.map((hops) => hops.map(({ at }) => at));
  return compare(predict(observed.story, setting, moments), observed, setting.agent);
}

function count({ steps }: Story): { lines: number; requests: number } {
  const hops = steps.flatMap((step) => step.hops);
  return { lines: hops.flatMap(({ lines }) => lines).length, requests: hops.length };
}
