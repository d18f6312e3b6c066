import { isTopLevel, type Step, type Story } from './story.ts';

/** The number of stories that may be played, one for each try. */
const MOST_TRIES = 250;
const MOST_MILLISECONDS = 60_000;

/** The story without everything that the mismatch does not need. */
export async function smallest(story: Story, disagrees: (story: Story) => Promise<boolean>): Promise<Story> {
  let best = story;
  let tries = 0;
  const deadline = Date.now() + MOST_MILLISECONDS;
  for (let progress = true; progress; ) {
    progress = false;
    for (const candidate of smaller(best)) {
      if (tries >= MOST_TRIES || Date.now() > deadline) return best;
      tries += 1;
      if (!(await disagrees(candidate))) continue;
      best = candidate;
      progress = true;
      break;
    }
  }
  return best;
}

/** Slightly smaller stories, the smallest first. */
function* smaller(story: Story): Generator<Story> {
  const { steps } = story;
  for (const [at, step] of steps.entries()) {
    const without = { steps: steps.toSpliced(at, 1) };
    if (isPlayable(without)) yield without;
    if (step.hops.length > 1) {
      for (const hops of withoutEach(step.hops)) yield withStep(story, at, { ...step, hops });
    }
  }
  for (const [at, step] of steps.entries()) {
    for (const [nth, hop] of step.hops.entries()) {
      const withLines = (lines: string[]) =>
        withStep(story, at, { ...step, hops: step.hops.with(nth, { ...hop, lines }) });
      for (const lines of withoutEach(hop.lines)) yield withLines(lines);
      for (const [index, line] of hop.lines.entries()) {
        for (const shorter of shorterLines(line)) yield withLines(hop.lines.with(index, shorter));
      }
    }
  }
}

function withStep({ steps }: Story, at: number, step: Step): Story {
  return { steps: steps.with(at, step) };
}

function* withoutEach<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at++) yield items.toSpliced(at, 1);
}

/** The line without one of its attributes, and then without ever smaller parts. */
function* shorterLines(line: string): Generator<string> {
  const pieces = line.split(';');
  if (pieces.length > 1) for (const some of withoutEach(pieces)) yield some.join(';');
  for (let size = Math.floor(line.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at + size <= line.length; at += size) yield line.slice(0, at) + line.slice(at + size);
  }
}

/** A step that begins in a page needs that page, and one that begins in a frame needs that frame. */
function isPlayable({ steps }: Story): boolean {
  let [page, frame] = [false, false];
  for (const { way } of steps) {
    if ((way !== 'visit' && !page) || (way === 'frame-fetch' && !frame)) return false;
    if (isTopLevel(way)) [page, frame] = [true, false];
    else if (way === 'frame') frame = true;
  }
  return page;
}
