import { useComputed, useModel, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { toText } from '../../cookie/octets.ts';
import { type Content, ContentModel } from '../../model/decode/content-model.ts';
import type { Form } from '../../model/editor/form-model.ts';
import { visibleText } from '../../model/text/visible-text.ts';
import { useView } from '../parts/context.ts';
import { ContentSwitch } from './content-switch.tsx';
import { KeyField } from './key-field.tsx';
import { layerName } from './layer-name.ts';
import { LazyContentTree } from './lazy-content-tree.ts';
import './inside.css';

/** The content of the value, which can be edited where its layers can be written back: as text, and JSON also as a tree. */
export function ContentField({ form }: { form: Form }) {
  const { app, text } = useView();
  const model = useModel(() => new ContentModel({ app, form }));
  const json = useComputed(() => model.content.value ?? '');
  const isTreeChosen = useSignal(false);
  const field = useRef<HTMLDivElement>(null);
  const content = model.content.value;
  if (content === null) return <Refused model={model} />;
  const isTree = model.isJson.value && isTreeChosen.value;

  /** Invalid input in the tree is not part of the text: a person must correct or cancel it first. */
  function show(asTree: boolean): void {
    if (form.isContentWrong.peek()) field.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    else isTreeChosen.value = asTree;
  }

  return (
    <div class="field" data-field="content" ref={field}>
      {isTree ? (
        <span class="label">{text('contentLabel')}</span>
      ) : (
        <label class="label" for={form.id('field-content')}>
          {text('contentLabel')}
        </label>
      )}
      <div class="control">
        {model.isJson.value && <ContentSwitch isTree={isTree} onSwitch={show} />}
        {isTree ? (
          <LazyContentTree content={json} onEdit={(next) => void model.type(next)} wrong={form.isContentWrong} />
        ) : (
          <textarea
            name="content"
            id={form.id('field-content')}
            class="code"
            rows={Math.min(8, Math.max(2, content.split('\n').length, Math.ceil(content.length / 60)))}
            value={content}
            spellcheck={false}
            autocomplete="off"
            aria-describedby={form.id('note-content')}
            onInput={({ currentTarget }) => void model.type(currentTarget.value)}
          />
        )}
        <div id={form.id('note-content')} role="status">
          <AroundNote model={model} />
          {!isTree && model.notJsonAt.value && <p class="warn">{text('contentNotJson', model.notJsonAt.value)}</p>}
          {model.isPhpBroken.value && <p class="warn">{text('contentNotPhp')}</p>}
          <ResultNotes model={model} />
        </div>
      </div>
    </div>
  );
}

/** Why there is no field for the content of a value that has one. */
function Refused({ model: { refused } }: { model: Content }) {
  const { text } = useView();
  if (refused.value === null) return null;
  const { problem, layer } = refused.value;
  const isUnwritten = problem === 'notWritable' && layer !== null;
  return (
    <div class="field" data-field="content">
      <span class="label">{text('contentLabel')}</span>
      <small class="control soft">
        {isUnwritten ? text('contentNotWritten', { layer: layerName(layer, text) }) : text('contentNotRead')}
      </small>
    </div>
  );
}

/** The layers in which the content is encoded when it is saved. */
function AroundNote({ model: { around } }: { model: Content }) {
  const { text } = useView();
  const layers = around.value.map((layer) => layerName(layer, text)).join(' → ');
  return <small class="soft">{layers === '' ? text('contentIsValue') : text('contentAround', { layers })}</small>;
}

/** What a changed content does to the signature and the form of the value. */
function ResultNotes({ model }: { model: Content }) {
  const { text } = useView();
  const current = model.result.value;
  if (current === null) return null;
  if ('problem' in current) {
    const layer = current.layer === null ? '' : layerName(current.layer, text);
    return <p class="bad">{text(`content_${current.problem}`, { layer })}</p>;
  }
  const { signature, keepsForm, keyFits, siblings } = current;
  const others = siblings.map(({ name }) => visibleText(toText(name))).join(', ');
  return (
    <>
      {siblings.length > 0 && <p>{text('contentBeside', { count: siblings.length, names: others })}</p>}
      {signature === 'broken' && <p class="warn">{text('contentSignatureBroken')}</p>}
      {signature === 'signed' && <p>{text('contentSigned')}</p>}
      {signature === 'signed' && !keyFits && <p class="warn">{text('contentKeyNew')}</p>}
      {!keepsForm && <p>{text('contentOtherForm')}</p>}
      {(signature === 'broken' || signature === 'signed') && (
        <KeyField label="contentKey" fields={model} onType={(field, text) => void model.typeSigning(field, text)} />
      )}
    </>
  );
}
