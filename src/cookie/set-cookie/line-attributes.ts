import type { Agent } from '../cookie.ts';
import { excerpt } from '../excerpt.ts';
import { LIMITS } from '../limits/limits.ts';
import type { Note, NoteCode } from '../verdict.ts';
import { ATTRIBUTES, closestAttribute } from './closest-attribute.ts';
import type { LineAttribute, ParsedLine } from './parse-set-cookie-line.ts';

const KNOWN = new Set(ATTRIBUTES.map((name) => name.toLowerCase()));
/** In Firefox only these can be too long; a flag works whatever its value. */
const MEASURED_IN_FIREFOX = new Set(['expires', 'max-age', 'domain', 'path']);

/** RFC 6265bis §5.6.5: "append an attribute to the cookie-attribute-list with an attribute-name of Secure and an empty attribute-value". */
const FLAGS = new Set(['secure', 'httponly', 'partitioned']);

/** More notes on the attributes of one line than anyone reads: a line may have a hundred thousand. */
const MAX_NOTES = 20;

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
  let count = 0;
  const add = (note: () => Note): void => {
    count++;
    if (count <= MAX_NOTES) notes.push(note());
  };
  for (const attribute of attributes) {
    const { name, value } = attribute;
    if (name === '' && value === '') continue;
    const measured = agent === 'chrome' || MEASURED_IN_FIREFOX.has(name);
    if (!KNOWN.has(name)) add(() => noteOnUnknown(attribute));
    else if (measured && value.length > LIMITS.attributeOctets.value) {
      const data = { octets: value.length, limit: LIMITS.attributeOctets.value };
      add(() => noteOn('AttributeTooLong', attribute, data));
    } else {
      const names = byName.size;
      byName.set(name, attribute);
      if (byName.size === names) add(() => noteOn('AttributeRepeated', attribute));
      if (value !== '' && FLAGS.has(name)) add(() => noteOn('FlagValueIgnored', attribute, { value: excerpt(value) }));
    }
  }
  if (count > MAX_NOTES) notes.push({ code: 'MoreAttributes', data: { count: count - MAX_NOTES } });
  return { byName, notes };
}

function noteOnUnknown(attribute: LineAttribute): Note {
  const meant = closestAttribute(attribute.name);
  return meant === null ? noteOn('AttributeUnknown', attribute) : noteOn('AttributeMisspelt', attribute, { meant });
}

function noteOn(code: NoteCode, { name, span }: LineAttribute, data: Note['data'] = {}): Note {
  return { code, attribute: name, span, data: { attribute: excerpt(name), ...data } };
}
