import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import type { Certainty, Link } from '../format/link.ts';
import type { ReadFormat, Sibling, Value } from '../format/value.ts';
import { divideValue, type Part } from './divide-value.ts';

/** Libraries that number the parts of one value `name.0`, `name.1`, or `name__0` (nextjs-auth0). */
const NUMBERED = /^(.+?)(\.|__)(\d{1,2})$/;
const KNOWN = /^(?:authjs|next-auth)\.session-token$|^sb-.+-auth-token(?:-code-verifier)?$|^(?:__session|appSession)$/;
/** ASP.NET Core's ChunkingCookieManager: "chunks-N" in the cookie, or "chunks:N" in Katana's, and parts in nameC1 to nameCN. */
const ASPNET_COUNT = /^chunks[-:](\d{1,2})$/;
const ASPNET_PART = /^(.+)C(\d{1,2})$/;
/** A library divides what does not fit into a cookie of 4,096 octets: shorter parts are cookies that are only numbered. */
const SHORTEST_PART = 1_000;

/**
 * Joins a value that a framework divided into several cookies. The order is the number's, never the text's: 10 comes after 9. If a
 * part is missing, nothing is joined; the layer says which parts there are.
 */
export const readChunks: ReadFormat = (value) =>
  value.outer.length > 0 ? null : (joinNumbered(value) ?? joinAspNet(value));

function joinNumbered(value: Value): ReturnType<ReadFormat> {
  const match = NUMBERED.exec(value.fullName);
  if (match === null) return null;
  const [, base = '', mark = ''] = match;
  const isKnown = KNOWN.test(withoutPrefix(base));
  const parts = partsOf(value, `${base}${mark}`, 0);
  if (!isKnown && !seemsDivided(parts)) return null;
  return joined(value, parts, 0, null, isKnown ? 'certain' : 'likely');
}

/** Whether cookies of a name that no known library has can be parts of one value: all are there, and only the last is short. */
function seemsDivided(parts: readonly Part[]): boolean {
  const isComplete = parts.length > 1 && parts.every(({ index }, place) => index === place);
  return isComplete && parts.slice(0, -1).every(({ sibling }) => sibling.value.length >= SHORTEST_PART);
}

function joinAspNet(value: Value): ReturnType<ReadFormat> {
  const ownCount = ASPNET_COUNT.exec(value.octets)?.[1];
  const base = ownCount === undefined ? ASPNET_PART.exec(value.fullName)?.[1] : value.fullName;
  if (base === undefined) return null;
  const stated = ownCount ?? ASPNET_COUNT.exec(value.siblings.find(({ name }) => name === base)?.value ?? '')?.[1];
  if (stated === undefined) return null;
  return joined(value, partsOf(value, `${base}C`, 1), 1, Number(stated), 'certain');
}

/** The parts that the cookie and its siblings have, in the order of their numbers. */
function partsOf({ octets, fullName, siblings }: Value, prefix: string, first: number): Part[] {
  const found = new Map<number, Sibling>();
  for (const sibling of [{ name: fullName, value: octets }, ...siblings]) {
    const digits = sibling.name.startsWith(prefix) ? sibling.name.slice(prefix.length) : '';
    const index = /^(?:0|[1-9]\d?)$/.test(digits) ? Number(digits) : -1;
    if (index >= first && !found.has(index)) found.set(index, sibling);
  }
  return [...found].map(([index, sibling]) => ({ index, sibling })).sort((a, b) => a.index - b.index);
}

function joined(
  value: Value,
  parts: readonly Part[],
  first: number,
  stated: number | null,
  certainty: Certainty,
): ReturnType<ReadFormat> {
  const last = stated === null ? (parts.at(-1)?.index ?? first) : first + stated - 1;
  const wanted = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const missing = wanted.filter((index) => !parts.some((part) => part.index === index));
  const used = parts.filter(({ index }) => index <= last);
  const text = used.map(({ sibling }) => sibling.value).join('');
  const data = {
    parts: used.map(({ sibling, index }) => ({ name: sibling.name, index, octets: sibling.value.length })),
    ...(missing.length > 0 ? { missing } : {}),
  };
  const link: Link = { code: 'chunks', certainty, octets: value.octets, data };
  link.write = (changed) =>
    divideValue(changed, { name: value.fullName, parts: used, first, isCounted: stated !== null });
  if (missing.length > 0 || text.length > DECODE_BOUNDS.octets) return { links: [link], payload: null };
  return { links: [link], inner: text };
}

function withoutPrefix(name: string): string {
  return name.replace(/^__(?:Secure|Host)-/, '');
}
