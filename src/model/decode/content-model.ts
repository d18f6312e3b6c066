import { batch, computed, createModel, effect, signal } from '@preact/signals';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { Exchange } from '../../cookie/jar/exchange.ts';
import { asBrowserShows, asOctets, type Octets, toOctets, toText } from '../../cookie/octets.ts';
import { type Encoded, editableContent, encodeValue, isStillPhp, type NotEditable } from '../../decode/encode.ts';
import type { LayerCode } from '../../decode/format/layer-code.ts';
import { readJsonNode } from '../../decode/json-edit/json-node.ts';
import { takesSalt } from '../../decode/keys/takes-salt.ts';
import type { App } from '../app/app-model.ts';
import type { Form } from '../editor/form-model.ts';
import { latestOnly } from '../jar/latest-only.ts';
import { aboutCookie } from './about-cookie.ts';
import { placeInText } from './place-in-text.ts';

interface Source {
  app: App;
  form: Form;
}

/** How a changed content became a value, or why it did not. */
export type ContentResult = Pick<Encoded, 'signature' | 'keepsForm' | 'keyFits' | 'siblings'> | NotEditable;

/**
 * The content of the value in a form, as a text that can be edited: what is typed passes back through all layers into the form's
 * value. A content that is as before gives the old octets.
 */
export const ContentModel = createModel(({ app, form }: Source) => {
  /** null: the value has no layers and is no JSON, or cannot be edited in decoded form. */
  const content = signal<string | null>(null);
  const around = signal<readonly LayerCode[]>([]);
  /** Why the content cannot be edited in decoded form; null: it can be, or the value has no content of its own. */
  const refused = signal<NotEditable | null>(null);
  /** The format in which the content was valid when it was read. */
  const format = signal<LayerCode | null>(null);
  /** Whether it was JSON with members: it can be edited as a tree. */
  const isJson = signal(false);
  /** The place of the error in a content that was JSON and is no longer; null: no error. */
  const notJsonAt = computed(() => {
    const text = format.value === 'json' ? content.value : null;
    const read = text === null ? null : readJsonNode(text);
    const isWrong = read !== null && 'wrongAt' in read && read.reason === 'form';
    return isWrong ? placeInText(text ?? '', read.wrongAt) : null;
  });
  /** Whether a content that PHP could read when it was read is one no longer. */
  const isPhpBroken = computed(() => format.value === 'php-serialize' && !isStillPhp(toOctets(content.value ?? '')));
  const result = signal<ContentResult | null>(null);
  const key = signal('');
  const salt = signal('');
  /** Whether the key is not the one of the old signature with the salts that are known, and the application may have its own. */
  const canHaveSalt = computed(() => {
    const { keyFits } = Object(result.value) as Partial<Encoded>;
    return key.value !== '' && (salt.value !== '' || !keyFits) && around.value.some(takesSalt);
  });
  /** The value that the content was read from. */
  let source: Octets | null = null;
  /** The value that was last made of a typed content. */
  let written: Octets | null = null;
  const onlyLatest = latestOnly();

  const about = () => aboutCookie(form.after.peek(), app.jarByKey.peek().values(), key.peek(), salt.peek());

  effect(() => {
    const { value } = form.after.value;
    if (value !== written && value !== source) void read(value);
  });

  async function read(value: Octets): Promise<void> {
    source = value;
    const found = await onlyLatest(() => editableContent(value, about()));
    if (found === null) return;
    batch(() => {
      result.value = null;
      form.beside.value = { before: [], after: [] };
      const isText = !('problem' in found) && isSameAsText(value) && isSameAsText(found.content);
      const text = isText ? toText(found.content) : null;
      const isValidJson = text !== null && isJsonText(text);
      const isTree = isValidJson && /^\s*[[{]/.test(text);
      const isEditable = !('problem' in found) && (found.around.length > 0 || isTree);
      content.value = isEditable ? text : null;
      refused.value = 'problem' in found ? found : null;
      around.value = isEditable ? found.around : [];
      isJson.value = isTree;
      format.value = isEditable && (found.format !== 'json' || isValidJson) ? found.format : null;
    });
  }

  function type(text: string): Promise<void> {
    content.value = text;
    const writing = writeContent(text);
    form.contentWritten.value = writing;
    return writing;
  }

  async function writeContent(text: string): Promise<void> {
    const from = source;
    if (from === null) return;
    const encoded = await onlyLatest(() => encodeValue(from, about(), toOctets(text)));
    if (encoded === null) return;
    batch(() => {
      result.value = encoded;
      if ('problem' in encoded) return;
      written = toOctets(toText(encoded.octets));
      form.beside.value = besideOf(encoded.siblings);
      form.type('value', toText(encoded.octets));
    });
  }

  /** The cookies beside this one, before and after: those that are missing get its attributes. */
  function besideOf(siblings: Encoded['siblings']): Exchange {
    const cookie = form.after.peek();
    const before: Cookie[] = [];
    const after: Cookie[] = [];
    for (const { name, value } of siblings) {
      const id = { ...cookie, name: asOctets(name) };
      const stored = app.jarByKey.peek().get(cookieKey(id));
      if (stored) before.push(stored);
      if (value !== null) after.push({ ...(stored ?? id), value: asOctets(value) });
    }
    return { before, after };
  }

  /** Signs the content again, with another key or salt. */
  async function typeSigning(field: 'key' | 'salt', text: string): Promise<void> {
    (field === 'key' ? key : salt).value = text;
    const current = content.peek();
    if (current !== null) await type(current);
  }

  return {
    content,
    around,
    refused,
    isJson,
    notJsonAt,
    isPhpBroken,
    result,
    key,
    salt,
    canHaveSalt,
    type,
    typeSigning,
  };
});
export type Content = InstanceType<typeof ContentModel>;

/** Whether a text is JSON, perhaps one with more values than a tree can have. Python's NaN is none. */
function isJsonText(text: string): boolean {
  const read = readJsonNode(text);
  return 'value' in read || read.reason !== 'form';
}

/** Whether octets are UTF-8: the fields of the form contain text. */
function isSameAsText(octets: string): boolean {
  return asBrowserShows(octets) === octets;
}
