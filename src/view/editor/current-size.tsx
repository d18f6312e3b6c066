import { LIMITS, NEAR } from '../../cookie/limits/limits.ts';
import type { Form } from '../../model/editor/form-model.ts';
import { useView } from '../parts/context.ts';

/** The size of the cookie as typed, and the limit beyond which browsers reject it. */
export function CurrentSize({ form }: { form: Form }) {
  const { text } = useView();
  const octets = form.sizes.value.pair;
  const limit = LIMITS.pairOctets.value;
  const level = octets > limit ? 'bad' : octets >= NEAR.pairOctets ? 'warn' : undefined;
  return (
    <span class="size-now" data-level={level}>
      {text('sizeOfLimit', { octets, limit })}
    </span>
  );
}
