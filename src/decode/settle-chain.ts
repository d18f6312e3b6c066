import { toText } from '../cookie/octets.ts';
import { isPlain } from './format/is-plain.ts';
import type { Certainty, Link } from './format/link.ts';
import { isText } from './octets/text-of-octets.ts';

/** The layers of a value, from the outside in, and its content. */
export interface Chain {
  links: Link[];
  payload: unknown;
  /** What an edit can change; null: nothing can be read, or the value is too long. */
  content: Content | null;
}

/** The innermost octets, and the layers that an edit of them passes back through. */
export interface Content {
  octets: string;
  around: Link[];
}

/** What was read: a content, or octets that no format reads. */
type Read = { links: Link[]; payload: unknown } | { links: Link[]; rest: string };

/** Layers whose form proves little: what is inside them decides how sure they are. */
const WEAK: ReadonlySet<string> = new Set(['base64', 'base64url', 'hex']);
/** Words and short ids are base64 of something too; somebody encoded it if it is what people write. */
const PLAIN = /^[\w .,:;@/-]+$/;

/** Decides how sure the layers are whose form proves little, once all is read; removes those that were read by chance. */
export function settleChain(read: Read): Chain {
  if ('payload' in read) return { links: settled(read.links), payload: read.payload, content: contentOf(read) };
  const links = [...read.links];
  let { rest } = read;
  let removed: Link | null = null;
  while (isUnsure(links.at(-1)) && !isContent(rest, links.at(-1))) {
    removed = links.pop() ?? null;
    rest = removed?.octets ?? rest;
  }
  const content = { octets: rest, around: [...links] };
  if (removed !== null && isPlain(links) && isConvincing(removed)) {
    const { write: _, ...link } = removed;
    // Its octets may be encrypted, random, or no base64 at all: nobody can tell.
    links.push({ ...link, certainty: 'guess', data: { ...link.data, content: 'binary' } });
  }
  return { links: settled(links), payload: toText(rest), content };
}

/** The octets of the innermost layer; the layer of messages only says what the JSON before it means. */
function contentOf({ links, payload }: { links: Link[]; payload: unknown }): Content | null {
  const last = links.at(-1)?.code === 'django-messages' ? links.length - 2 : links.length - 1;
  const octets = links[last]?.octets;
  if (octets === undefined || (payload === null && links[last]?.code !== 'json')) return null;
  return { octets, around: links.slice(0, last) };
}

function isUnsure(link: Link | undefined): link is Link {
  return link !== undefined && WEAK.has(link.code) && link.certainty === 'guess';
}

/** Whether somebody encoded these octets: they are a text with more letters than chance would give. */
function isContent(octets: string, link: Link | undefined): boolean {
  if (link === undefined || !isText(octets)) return false;
  if (link.code === 'hex') return link.octets.length >= 16;
  return link.octets.length >= 16 || link.octets.endsWith('=') || PLAIN.test(octets);
}

/** Whether a text is likely to be an encoding of some octets, not a word, number or name. */
function isConvincing({ code, octets }: Link): boolean {
  if (octets.length < 16) return false;
  if (code === 'hex') return /[a-f]/i.test(octets);
  return octets.endsWith('=') || [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(octets));
}

function settled(links: readonly Link[]): Link[] {
  const found: Link[] = [];
  // From the inside out: a layer is as sure as what is inside it has become.
  for (const link of links.toReversed()) {
    const isSettled = !isUnsure(link) || link.data.content === 'binary';
    found.push(isSettled ? link : { ...link, certainty: certaintyOf(link, found.at(-1)) });
  }
  return found.reverse();
}

function certaintyOf({ octets }: Link, inner: Link | undefined): Certainty {
  return inner?.certainty ?? (octets.length >= 16 ? 'likely' : 'guess');
}
