import type { Agent } from './cookie.ts';
import { LIMITS } from './limits.ts';
import { toText } from './octets.ts';
import type { LineAttribute, ParsedLine } from './parse-set-cookie-line.ts';
import type { Note } from './verdict.ts';

const KNOWN = new Set([
  'expires',
  'max-age',
  'domain',
  'path',
  'secure',
  'httponly',
  'samesite',
  'partitioned',
  'priority',
]);
/** In Firefox only these can be too long; a flag works whatever its value. */
const MEASURED_IN_FIREFOX = new Set(['expires', 'max-age', 'domain', 'path']);

/** The attributes that count, by name, and notes on those that do not. */
export interface LineAttributes {
  byName: ReadonlyMap<string, LineAttribute>;
  notes: Note[];
}

/**
 * RFC 6265bis §5.6: "If the attribute-value is longer than 1024 octets, ignore the cookie-av string"; "attributes with
 * unrecognized attribute-names are ignored"; §5.7 takes "the last attribute in the cookie-attribute-list" of a name.
 */
export function readAttributes({ attributes }: ParsedLine, agent: Agent): LineAttributes {
  const byName = new Map<string, LineAttribute>();
  const notes: Note[] = [];
  for (const attribute of attributes) {
    const { name, value, span } = attribute;
    if (name === '' && value === '') continue;
    const note = (code: Note['code'], data: Note['data'] = {}) =>
      notes.push({ code, attribute: name, span, data: { attribute: toText(name), ...data } });
    const measured = agent === 'chrome' || MEASURED_IN_FIREFOX.has(name);
    if (!KNOWN.has(name)) note('AttributeUnknown');
    else if (measured && value.length > LIMITS.attributeOctets.value) {
      note('AttributeTooLong', { octets: value.length, limit: LIMITS.attributeOctets.value });
    } else {
      if (byName.has(name)) note('AttributeRepeated');
      byName.set(name, attribute);
    }
  }
  return { byName, notes };
}
