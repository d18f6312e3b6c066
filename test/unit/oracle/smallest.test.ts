import { expect, test } from 'vitest';
import { generateRequests } from '../../oracle/generate-story.ts';
import { Random } from '../../oracle/random.ts';
import { smallest } from '../../oracle/smallest.ts';
import type { Story } from '../../oracle/story.ts';

const lines = ({ steps }: Story) => steps.flatMap(({ hops }) => hops.flatMap((hop) => hop.lines));

test('a shrunk story keeps what the mismatch needs, in steps that can be played', async () => {
  const story = generateRequests(new Random('a'), { rests: false });
  const guilty = 'sid=1; Path=/; Secure';
  story.steps.at(-1)?.hops.at(-1)?.lines.push(guilty);
  const small = await smallest(story, async (one) => lines(one).some((line) => line.includes('Secure')));
  expect(lines(small)).toEqual(['Secure']);
  expect(small.steps.length).toBeLessThanOrEqual(2);
  expect(small.steps[0]?.way).toBe('visit');
});

test('a story that cannot be shrunk is returned as it is', async () => {
  const story: Story = {
    steps: [{ way: 'visit', status: 302, rested: false, hops: [{ url: 'http://shop.test/', lines: [] }] }],
  };
  expect(await smallest(story, async () => true)).toEqual(story);
});
