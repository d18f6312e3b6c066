import { type About, toValue } from './format/about.ts';
import type { LayerCode } from './format/layer-code.ts';
import type { Link } from './format/link.ts';
import { asciiJson } from './json-edit/ascii-json.ts';
import { readPhpSerialize } from './layers/php-serialize.ts';
import { isText, textOfOctets } from './octets/text-of-octets.ts';
import { readChain } from './read-chain.ts';

/** What a person can edit within a value: its innermost content, and the layers around it from the outside in. */
export interface Editable {
  content: string;
  around: LayerCode[];
  /** The format of the content; null: it is in none that is known. */
  format: LayerCode | null;
}

/** Why a value cannot be edited in decoded form; `layer` is the one that cannot be written. */
export interface NotEditable {
  /**
   * `notReadable`: its content is not known. `notWritable`: the layer cannot be written. `notSame`: what was written is not read as
   * the same content again.
   */
  problem: 'notReadable' | 'notWritable' | 'notSame';
  layer: LayerCode | null;
}

export interface Encoded {
  /** The value with the changed content. */
  octets: string;
  /** Cookies beside it that must change with it: a signature, or other parts of the value. Null: to be deleted. */
  siblings: { name: string; value: string | null }[];
  /** `kept`: nothing was changed. `broken`: it has a signature that no longer fits, and no key to sign with was given. */
  signature: 'none' | 'kept' | 'signed' | 'broken';
  /** Whether the layers give the same octets for the same content: zlib of two implementations never does. */
  keepsForm: boolean;
  /** Whether the key with which it is signed made the old signature too: another key may be wrong. */
  keyFits: boolean;
}

/** The content of a value that can be edited, in octets. */
export async function editableContent(octets: string, about: About): Promise<Editable | NotEditable> {
  const editable = await readEditable(octets, about);
  return 'problem' in editable ? editable : { ...editable, around: editable.around.map(({ code }) => code) };
}

/** Whether a changed content is still one of PHP's, which has its own lengths in it. JSON is judged by its place of the error. */
export function isStillPhp(content: string): boolean {
  return readPhpSerialize({ ...toValue(content, { name: '' }), outer: [] }) !== null;
}

async function readEditable(
  octets: string,
  about: About,
): Promise<(Omit<Editable, 'around'> & { around: Link[] }) | NotEditable> {
  const { links, content } = await readChain(toValue(octets, about));
  if (content === null) return { problem: 'notReadable', layer: links.at(-1)?.code ?? null };
  const fixed = content.around.find(({ write }) => write === undefined);
  if (fixed !== undefined) return { problem: 'notWritable', layer: fixed.code };
  const format = links.at(content.around.length)?.code ?? null;
  if (!isText(content.octets))
    return { problem: format === null ? 'notReadable' : 'notWritable', layer: links.at(-1)?.code ?? null };
  return { content: content.octets, around: content.around, format };
}

/**
 * The value with another content, which passes back through all layers. An unchanged content gives the old octets. What was written
 * is read again, and is a result only if it has the content that it should have.
 */
export async function encodeValue(octets: string, about: About, content: string): Promise<Encoded | NotEditable> {
  const editable = await readEditable(octets, about);
  if ('problem' in editable) return editable;
  if (content === editable.content) return { octets, siblings: [], signature: 'kept', keepsForm: true, keyFits: true };
  const { around } = editable;
  const written = await writeThrough(around, content, about.keys ?? []);
  if ('problem' in written) return written;
  const isRead = isExact(around) || (await hasContent(written.octets, withSiblings(about, written.siblings), content));
  if (!isRead) return { problem: 'notSame', layer: around.at(-1)?.code ?? null };
  const again = await writeThrough(around, editable.content, []);
  const keyFits = around.every(({ data }) => data.signature === undefined || data.signature === 'valid');
  return { ...written, keepsForm: 'octets' in again && again.octets === octets, keyFits };
}

async function writeThrough(
  around: readonly Link[],
  content: string,
  keys: readonly string[],
): Promise<Omit<Encoded, 'keepsForm' | 'keyFits'> | NotEditable> {
  let octets = content;
  const siblings: Encoded['siblings'] = [];
  const signatures = new Set<string>();
  for (const { code, write } of around.toReversed()) {
    const written = (await write?.(octets, keys)) ?? null;
    if (written === null) return { problem: 'notWritable', layer: code };
    octets = written.octets;
    siblings.push(...(written.siblings ?? []));
    if (written.signature !== undefined) signatures.add(written.signature);
  }
  const signature = signatures.has('broken') ? 'broken' : signatures.has('signed') ? 'signed' : 'none';
  return { octets, siblings, signature };
}

/** What is known of the cookie once the others are written too. */
function withSiblings(about: About, written: Encoded['siblings']): About {
  const names = new Set(written.map(({ name }) => name));
  const kept = (about.siblings ?? []).filter(({ name }) => !names.has(name));
  const changed = written.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
  return { ...about, siblings: [...kept, ...changed] };
}

/** Encodings that give back any octets. Of few octets they are not found again: `e30=` is `{}`, and may be a word too. */
const EXACT: ReadonlySet<string> = new Set(['base64', 'base64url', 'hex', 'percent-encoding']);

function isExact(around: readonly Link[]): boolean {
  return around.every(({ code }) => EXACT.has(code));
}

/** Whether a value has this content in one of its layers: what was changed may itself look like something with layers. */
async function hasContent(octets: string, about: About, wanted: string): Promise<boolean> {
  const { links, content } = await readChain(toValue(octets, about));
  const found = [octets, content?.octets ?? octets, ...links.map((link) => link.octets)];
  return found.some((inner) => inner === wanted || isSameJson(inner, wanted));
}

/** Whether two octets are the same JSON but for escapes of letters beyond ASCII, which some formats have to write. */
function isSameJson(one: string, other: string): boolean {
  const [text, wanted] = [one, other].map(textOfOctets);
  return text != null && wanted != null && /^\s*[[{"]/.test(text) && asciiJson(text) === asciiJson(wanted);
}
