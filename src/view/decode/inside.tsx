import { useModel, useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Cookie } from '../../cookie/cookie.ts';
import { DecodeModel } from '../../model/decode/decode-model.ts';
import { useView } from '../parts/context.ts';
import { Layers } from './layers.tsx';

/** What is inside the value of a cookie: its layers from the outside in, what is known of them, and the content. */
export function Inside({ cookie }: { cookie: Cookie }) {
  const { app, text } = useView();
  const current = useSignal(cookie);
  useLayoutEffect(() => {
    current.value = cookie;
  }, [cookie]);
  const model = useModel(() => new DecodeModel({ app, cookie: current }));
  const decoded = model.decoded.value;
  if (decoded === null || decoded.layers.length === 0) return null;
  return (
    <section class="inside" aria-label={text('inside')}>
      <h3>{text('inside')}</h3>
      <Layers model={model} decoded={decoded} value={cookie.value} />
    </section>
  );
}
