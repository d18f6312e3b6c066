import { useComputed, useModel, useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Cookie } from '../../cookie/cookie.ts';
import { type Octets, toText } from '../../cookie/octets.ts';
import { type Decode, DecodeModel } from '../../model/decode/decode-model.ts';
import { useView } from '../parts/context.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { FoundText } from '../search/found-text.tsx';
import { ContentSwitch } from './content-switch.tsx';
import { KeyField } from './key-field.tsx';
import { LayerFacts } from './layer-facts.tsx';
import { layerName } from './layer-name.ts';
import { LazyContentTree } from './lazy-content-tree.ts';
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
        {decoded.layers.map(({ code, certainty, octets }, index) => (
          <li key={index} data-layer={code} data-certainty={certainty}>
            <strong>{layerName(code, text)}</strong>{' '}
            <small>
              {text('octets', { octets })}
              {certainty !== 'certain' && ` · ${text(`insideCertainty_${certainty}`)}`}
            </small>
          </li>
        ))}
      </ol>
      <LayerFacts layers={decoded.layers} />
      <Content model={model} value={cookie.value} />
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
  const isTreeChosen = useSignal(false);
  const json = useComputed(() => model.decoded.value?.json ?? '');
  if (content === null || content === toText(value)) return null;
  const hasTree = /^[[{]/.test(json.value);
  const show = (isTree: boolean): void => {
    isTreeChosen.value = isTree;
  };
  // A line break within a text is shown as a character.
  const lines = typeof model.decoded.value?.payload === 'string' ? [content] : content.split('\n');
  return (
    <section aria-label={text('valueDecoded')}>
      <h3>
        {text('valueDecoded')} {hasTree && <ContentSwitch isTree={isTreeChosen.value} onSwitch={show} />}
        <CopyButton content={content} label={text('copy')} isExact />
      </h3>
      {hasTree && isTreeChosen.value ? (
        <LazyContentTree content={json} />
      ) : (
        /* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */
        <pre class="value-text" tabIndex={0}>
          {lines.map((line, index) => (
            <Fragment key={index}>
              {index > 0 && '\n'}
              <FoundText content={line} />
            </Fragment>
          ))}
        </pre>
      )}
    </section>
  );
}
