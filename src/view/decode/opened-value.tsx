import { useModel, useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { KnownValue } from '../../decode/format/value.ts';
import { ValueModel } from '../../model/decode/value-model.ts';
import { useView } from '../parts/context.ts';
import { Layers } from './layers.tsx';

/** The decoded value that a person opened, or a text that there is nothing to decode. */
export function OpenedValue({ known }: { known: KnownValue }) {
  const { text } = useView();
  const current = useSignal(known);
  useLayoutEffect(() => {
    current.value = known;
  }, [known]);
  const model = useModel(() => new ValueModel({ known: current }));
  const decoded = model.decoded.value;
  if (decoded === null) return null;
  if (decoded.layers.length === 0) return <p class="soft">{text('insideNone')}</p>;
  return (
    <div class="inside">
      <Layers model={model} decoded={decoded} name={known.name} value={known.value} isOneOfSeveral />
    </div>
  );
}
