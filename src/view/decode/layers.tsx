import { useComputed, useSignal } from '@preact/signals';
import { type ComponentChildren, Fragment } from 'preact';
import { toText } from '../../cookie/octets.ts';
import type { Decoded } from '../../decode/decode.ts';
import type { ValueReading } from '../../model/decode/value-model.ts';
import { useView } from '../parts/context.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { FoundText } from '../search/found-text.tsx';
import { ContentSwitch } from './content-switch.tsx';
import { KeyField } from './key-field.tsx';
import { LayerFacts } from './layer-facts.tsx';
import { layerName } from './layer-name.ts';
import { LazyContentTree } from './lazy-content-tree.ts';
import './inside.css';

/** Characters of a content that are shown: more than a cookie of 4,096 bytes has if it is not compressed, and little enough to lay out. */
const LONGEST_SHOWN = 20_000;

interface Props {
  model: ValueReading;
  decoded: Decoded;
  /** Of the cookie, in octets. */
  name: string;
  /** In octets. */
  value: string;
  /** One of several values that a person may have opened: its content is no landmark, as they would all have the same name. */
  isOneOfSeveral?: boolean;
  /** What there is to warn of. */
  children?: ComponentChildren;
}

/** The layers of a value from the outside in, what is known of them, and the content. */
export function Layers({ model, decoded: { layers, payload }, name, value, isOneOfSeveral = false, children }: Props) {
  const { text } = useView();
  const content = model.content.value;
  return (
    <>
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
      {children}
      {content !== null && content !== toText(value) && (
        <Part name={isOneOfSeveral ? null : text('valueDecoded')}>
          <Content model={model} name={toText(name)} content={content} isText={typeof payload === 'string'} />
        </Part>
      )}
      {model.canBeChecked.value && (
        <KeyField
          label="insideKey"
          fields={model}
          onType={(field, typed) => {
            model[field].value = typed;
          }}
        />
      )}
    </>
  );
}

function Part({ name, children }: { name: string | null; children: ComponentChildren }) {
  return name === null ? <div>{children}</div> : <section aria-label={name}>{children}</section>;
}

interface ShownContent {
  /** Of the cookie. */
  name: string;
  content: string;
  /** A text, and no JSON. */
  isText: boolean;
}

/** The innermost content, as it is easiest to read, or as a tree. */
function Content({ model, ...shown }: { model: ValueReading } & ShownContent) {
  const { text } = useView();
  const isTreeChosen = useSignal(false);
  const json = useComputed(() => model.decoded.value?.json ?? '');
  const hasTree = /^[[{]/.test(json.value);
  const show = (isTree: boolean): void => {
    isTreeChosen.value = isTree;
  };
  return (
    <>
      <h3>
        {text('valueDecoded')} {hasTree && <ContentSwitch isTree={isTreeChosen.value} onSwitch={show} />}
        <CopyButton content={shown.content} label={text('copy')} isExact />
      </h3>
      {hasTree && isTreeChosen.value ? <LazyContentTree content={json} /> : <ContentText {...shown} />}
    </>
  );
}

function ContentText({ name, content, isText }: ShownContent) {
  const { text } = useView();
  const shown = content.slice(0, LONGEST_SHOWN);
  // A line break within a text is shown as a character.
  const lines = isText ? [shown] : shown.split('\n');
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <pre class="value-text" tabIndex={0}>
        {lines.map((line, index) => (
          <Fragment key={index}>
            {index > 0 && '\n'}
            <FoundText content={line} name={index === 0 ? name : undefined} />
          </Fragment>
        ))}
      </pre>
      {content.length > LONGEST_SHOWN && (
        <p class="soft">{text('insideCut', { shown: LONGEST_SHOWN, characters: content.length })}</p>
      )}
    </>
  );
}
