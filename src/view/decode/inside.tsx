import { useModel, useSignal } from '@preact/signals';
import { type ComponentChildren, Fragment } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Cookie } from '../../cookie/cookie.ts';
import { type Octets, toText } from '../../cookie/octets.ts';
import type { Decoded } from '../../decode/decode.ts';
import { type Decode, DecodeModel } from '../../model/decode/decode-model.ts';
import { useView } from '../parts/context.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { FoundText } from '../search/found-text.tsx';
import { KeyField } from './key-field.tsx';
import { LayerFacts } from './layer-facts.tsx';
import { layerName } from './layer-name.ts';
import './inside.css';

interface Props {
  cookie: Cookie;
  /** What follows it: drawn once the value is read, so that it does not move then. */
  children: ComponentChildren;
}

/** What is inside the value of a cookie: its layers from the outside in, what is known of them, and the content. */
export function Inside({ cookie, children }: Props) {
  const { app } = useView();
  const current = useSignal(cookie);
  useLayoutEffect(() => {
    current.value = cookie;
  }, [cookie]);
  const model = useModel(() => new DecodeModel({ app, cookie: current }));
  const decoded = model.decoded.value;
  if (decoded === null) return null;
  return (
    <>
      {decoded.layers.length > 0 && <Layers model={model} decoded={decoded} value={cookie.value} />}
      {children}
    </>
  );
}

interface LayersProps {
  model: Decode;
  decoded: Decoded;
  value: Octets;
}

function Layers({ model, decoded: { layers }, value }: LayersProps) {
  const { text } = useView();
  return (
    <section class="inside" aria-label={text('inside')}>
      <h3>{text('inside')}</h3>
      <ol class="layers">
        {layers.map(({ code, certainty, octets }, index) => (
          <li key={index} data-layer={code} data-certainty={certainty}>
            <strong>{layerName(code, text)}</strong>{' '}
            <small>
              {text('octets', { octets })}
              {certainty !== 'certain' && ` · ${text(`insideCertainty_${certainty}`)}`}
            </small>
          </li>
        ))}
      </ol>
      <LayerFacts layers={layers} />
      <Content model={model} value={value} />
      {model.canBeChecked.value && (
        <KeyField
          label="insideKey"
          value={model.key}
          onType={(key) => {
            model.key.value = key;
          }}
        />
      )}
    </section>
  );
}

/** The innermost content, as it is easiest to read; nothing where the value is its own content. */
function Content({ model, value }: { model: Decode; value: Octets }) {
  const { text } = useView();
  const content = model.content.value;
  if (content === null || content === toText(value)) return null;
  // A line break within a text is shown as a character.
  const lines = typeof model.decoded.value?.payload === 'string' ? [content] : content.split('\n');
  return (
    <section aria-label={text('valueDecoded')}>
      <h3>
        {text('valueDecoded')} <CopyButton content={content} label={text('copy')} isExact />
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <pre class="value-text" tabIndex={0}>
        {lines.map((line, index) => (
          <Fragment key={index}>
            {index > 0 && '\n'}
            <FoundText content={line} />
          </Fragment>
        ))}
      </pre>
    </section>
  );
}
