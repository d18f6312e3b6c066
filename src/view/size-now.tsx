import { LIMITS, NEAR } from '../cookie/limits.ts';
import type { Editor } from '../model/editor-model.ts';
import { useView } from './context.ts';

/** What the cookie weighs as typed, against the largest a browser keeps. */
export function SizeNow({ editor }: { editor: Editor }) {
  const { text } = useView();
  const octets = editor.sizes.value.pair;
  const limit = LIMITS.pairOctets.value;
  const level = octets > limit ? 'bad' : octets >= NEAR.pairOctets ? 'warn' : undefined;
  return (
    <span class="size-now" data-level={level}>
      {text('sizeOfLimit', { octets, limit })}
    </span>
  );
}
