import { useModel, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Cookie } from '../../cookie/cookie.ts';
import type { Finding } from '../../cookie/findings/finding.ts';
import { DecodeModel } from '../../model/decode/decode-model.ts';
import { useView } from '../parts/context.ts';
import { Layers } from './layers.tsx';

interface Props {
  cookie: Cookie;
  /** How a warning of the content is shown. */
  showFinding(finding: Finding): ComponentChildren;
  /** Is drawn below, only once the value is read, so that it does not move. */
  children: ComponentChildren;
}

/** What is inside the value of a cookie: its layers from the outside in, what is known and to warn of, and the content. */
export function Inside({ cookie, showFinding, children }: Props) {
  const { app, text } = useView();
  const current = useSignal(cookie);
  useLayoutEffect(() => {
    current.value = cookie;
  }, [cookie]);
  const model = useModel(() => new DecodeModel({ app, cookie: current }));
  const decoded = model.decoded.value;
  if (decoded === null) return null;
  return (
    <>
      {decoded.layers.length > 0 && (
        <section class="inside" aria-label={text('inside')}>
          <h3>{text('inside')}</h3>
          <Layers model={model} decoded={decoded} name={cookie.name} value={cookie.value}>
            {model.findings.value.map(showFinding)}
          </Layers>
        </section>
      )}
      {children}
    </>
  );
}
