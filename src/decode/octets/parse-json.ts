import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import { textOfOctets } from './text-of-octets.ts';

const [QUOTE, BACKSLASH] = [0x22, 0x5c];

/** A string up to its end or that of the text, or what Python writes for numbers that JSON lacks. */
const STRING_OR_NO_NUMBER = /"(?:[^"\\]|\\.)*(?:"|$)|(?:NaN|-?Infinity)(?!\s*:)/gs;

/**
 * The value of octets that are JSON in UTF-8 and not nested too deep; undefined if they are not. Python's NaN and Infinity become
 * texts: its `json` writes them so and reads them again.
 */
export function parseJson(octets: string): unknown {
  const text = textOfOctets(octets);
  if (text === null || isTooDeep(text)) return undefined;
  const json = parse(text);
  if (json !== undefined || !/NaN|Infinity/.test(text)) return json;
  return parse(withTexts(text));
}

/** Whether octets that `parseJson` takes have numbers that JSON lacks. */
export function hasNoNumber(octets: string): boolean {
  return /NaN|Infinity/.test(octets) && withTexts(octets) !== octets;
}

function withTexts(text: string): string {
  return text.replace(STRING_OR_NO_NUMBER, (piece) => (piece.startsWith('"') ? piece : `"${piece}"`));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse throws if a text is no JSON.
    return undefined;
  }
}

/** As `parseJson`, if the value is an object or an array; looks at the first character before all others. */
export function parseJsonStructure(octets: string): object | undefined {
  if (!/^\s*[[{]/.test(octets)) return undefined;
  return parseJson(octets) as object | undefined;
}

/** As `parseJson`, if the value is an object. */
export function parseJsonObject(octets: string): Record<string, unknown> | undefined {
  const value = parseJsonStructure(octets);
  return value === undefined || Array.isArray(value) ? undefined : (value as Record<string, unknown>);
}

/** Whether a text has more levels of brackets than the bound. Looks at each character once. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth++;
      if (depth > DECODE_BOUNDS.depth) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}
