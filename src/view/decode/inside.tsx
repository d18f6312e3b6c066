import { useModel, useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Cookie } from '../../cookie/cookie.ts';
import { type Octets, toText } from '../../cookie/octets.ts';
import { LAYER_CODES } from '../../decode/layer-code.ts';
import { type Decode, DecodeModel } from '../../model/decode/decode-model.ts';
import { messageKey } from '../../model/text/message.ts';
import { useView } from '../parts/context.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { FoundText } from '../search/found-text.tsx';
import { LayerFacts } from './layer-facts.tsx';
import './inside.css';

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
      <ol class="layers">
        {decoded.layers.map((layer, index) => {
          const code = LAYER_CODES.find((one) => one === layer.code);
          return (
            <li key={index} data-layer={layer.code} data-certainty={layer.certainty}>
              <strong>{code ? text(messageKey('layer', code)) : layer.code}</strong>{' '}
              <small>
                {text('octets', { octets: layer.octets })}
                {layer.certainty !== 'certain' && ` · ${text(`insideCertainty_${layer.certainty}`)}`}
              </small>
            </li>
          );
        })}
      </ol>
      <LayerFacts layers={decoded.layers} />
      <Content value={cookie.value} payload={decoded.payload} />
      {model.canBeChecked.value && <KeyField model={model} />}
    </section>
  );
}

/** The innermost content, as it is easiest to read; nothing where the value is its own content. */
function Content({ value, payload }: { value: Octets; payload: unknown }) {
  const { text } = useView();
  const content = typeof payload === 'string' ? payload : JSON.stringify(payload, null, 2);
  if (payload === null || content === toText(value)) return null;
  return (
    <section aria-label={text('valueDecoded')}>
      <h3>
        {text('valueDecoded')} <CopyButton content={content} label={text('copy')} isExact />
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <pre class="value-text" tabIndex={0}>
        <FoundText content={content} />
      </pre>
    </section>
  );
}

function KeyField({ model: { key } }: { model: Decode }) {
  const { text } = useView();
  return (
    <label class="inside-key">
      {text('insideKey')}
      <input
        name="signatureKey"
        class="code"
        value={key.value}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget }) => {
          key.value = currentTarget.value;
        }}
      />
      <small class="soft">{text('insideKeyNote')}</small>
    </label>
  );
}
