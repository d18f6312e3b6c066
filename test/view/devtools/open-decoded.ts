import { expect } from 'vitest';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
// The view imports these lazily.
import '../../../src/view/decode/difference-by-key.tsx';
import '../../../src/view/decode/opened-value.tsx';

/** Opens a value decoded within a part of a tab: its layers from the outside in, and its content. */
export async function openDecoded(
  part: Element | null | undefined,
  label: 'inside' | 'insideBefore' | 'insideAfter' = 'inside',
): Promise<{ layers: string[]; content: string | undefined }> {
  const found = [...(part?.querySelectorAll('summary') ?? [])].find((one) => one.textContent === say(label));
  expect(found, `expected "${say(label)}" in ${part?.textContent}`).toBeDefined();
  const summary = found as HTMLElement;
  // What is inside is read when it is opened, and not before.
  expect(summary.parentElement?.querySelector('.inside')).toBeNull();
  summary.click();
  return until(() => {
    const inside = summary.parentElement?.querySelector('.inside');
    expect(inside).not.toBeNull();
    const layers = [...(inside?.querySelectorAll<HTMLElement>('[data-layer]') ?? [])];
    return {
      layers: layers.map(({ dataset }) => dataset.layer ?? ''),
      content: inside?.querySelector('pre')?.textContent,
    };
  });
}
