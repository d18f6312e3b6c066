import { useModel, useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { toText } from '../../cookie/octets.ts';
import type { KnownValue } from '../../decode/format/value.ts';
import { type Decode, DecodeModel } from '../../model/decode/decode-model.ts';
import { useView } from '../parts/context.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { FoundText } from '../search/found-text.tsx';
import { KeyField } from './key-field.tsx';
import { LayerFacts } from './layer-facts.tsx';
import { layerName } from './layer-name.ts';
import './inside.css';

/** Characters of a content that are shown: more than a cookie of 4,096 bytes has if it is not compressed, and little enough to lay out. */
const LONGEST_SHOWN = 20_000;

interface Props {
  known: KnownValue;
  /** A person opened it: it has the name of what was opened, and says so where nothing is inside. */
  isOpened?: boolean;
}

/** What is inside a value: its layers from the outside in, what is known of them, and the content. */
export function Inside({ known, isOpened = false }: Props) {
  const { text } = useView();
  const current = useSignal(known);
  useLayoutEffect(() => {
    current.value = known;
  }, [known]);
  const model = useModel(() => new DecodeModel({ known: current }));
  const decoded = model.decoded.value;
  if (decoded === null) return null;
  if (decoded.layers.length === 0) return isOpened ? <p class="soft">{text('insideNone')}</p> : null;
  const parts = (
    <>
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
      <Content model={model} value={known.value} isOpened={isOpened} />
      {model.canBeChecked.value && (
        <KeyField
          label="insideKey"
          value={model.key}
          onType={(key) => {
            model.key.value = key;
          }}
        />
      )}
    </>
  );
  if (isOpened) return <div class="inside">{parts}</div>;
  return (
    <section class="inside" aria-label={text('inside')}>
      <h3>{text('inside')}</h3>
      {parts}
    </section>
  );
}

/** The innermost content, as it is easiest to read; nothing where the value is its own content. */
function Content({ model, value, isOpened }: { model: Decode; value: string; isOpened: boolean }) {
  const { text } = useView();
  const content = model.content.value;
  if (content === null || content === toText(value)) return null;
  // A line break within a text is shown as a character.
  const shown = content.slice(0, LONGEST_SHOWN);
  const lines = typeof model.decoded.value?.payload === 'string' ? [shown] : shown.split('\n');
  const parts = (
    <>
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
      {content.length > LONGEST_SHOWN && (
        <p class="soft">{text('insideCut', { shown: LONGEST_SHOWN, characters: content.length })}</p>
      )}
    </>
  );
  // Several can be open at a time: as parts of the page they would all have the same name.
  return isOpened ? <div>{parts}</div> : <section aria-label={text('valueDecoded')}>{parts}</section>;
}
